/// Sending: from a message as a caller gave it to one outcome per recipient.
///
/// Two files show everything that happens: [Submission] (admit, compose, spool) and [Dispatch] (find, sign, attempt,
/// settle). The packages below hold their stations. No wire format of AWS is known here.
@NullMarked
package io.pennypost.send;

import org.jspecify.annotations.NullMarked;
