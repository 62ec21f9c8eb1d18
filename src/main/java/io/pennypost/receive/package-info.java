/// Reception: how mail from the world comes in, is judged, and does what its receipt rules say.
///
/// A [ReceivedMail] is stored first and acted on afterwards. Source: "Email receiving with Amazon SES", RFC 5321.
/// Knows no wire format of AWS; SMTP is spoken by `smtpd`.
@NullMarked
package io.pennypost.receive;

import org.jspecify.annotations.NullMarked;
