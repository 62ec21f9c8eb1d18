/// The wire of AWS services: shape tables, record codecs and protocols.
///
/// A [ServiceTable] is read from a text file: operations, bindings, members, constraints and errors of one service.
/// A [Protocol] matches a request to an operation of the table, decodes it into the operation's input record and
/// encodes the output record or an error. Knows no Pennypost and no HTTP server.
@NullMarked
package io.pennypost.aws.protocol;

import org.jspecify.annotations.NullMarked;
