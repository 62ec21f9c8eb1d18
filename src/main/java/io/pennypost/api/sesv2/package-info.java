/// The operations of SES API v2 (2019-09-27), one class each, named as AWS names them.
///
/// An operation reads its input record, asks a resource, and shapes the answer; the rules live with the
/// resources. Shapes that several operations share are records beside them. The classes named …Operations list them for
/// the gateway. Knows no JSON and no HTTP.
@NullMarked
package io.pennypost.api.sesv2;

import org.jspecify.annotations.NullMarked;
