/// The SMTP dialogue, client side (RFC 5321, with RFC 1870 SIZE, RFC 2034 and 3463 enhanced codes, RFC 2920 PIPELINING,
/// RFC 3207 STARTTLS, RFC 6152 8BITMIME).
///
/// In order of use: [SmtpConnection#open] connects; [SmtpConnection#greeting], [SmtpConnection#introduce] and
/// [SmtpConnection#startTls] bring the session up; [SmtpConnection#transact] sends one [Envelope] with its
/// [Content] and tells everything that was answered as an [Exchange]; [SmtpConnection#quit] ends it. A
/// [Transcript] writes down what was said and how long each [Phase] took.
///
/// What a server says is a [Reply], never an exception, whatever its code. What the network does is an [SmtpFailure].
/// Every wait ends: reads by their own deadline ([Timeouts]), writes and handshakes by the [Watchdog].
///
/// Decides nothing: which host, which address, whether to try again and what a reply means for a recipient is up to the
/// caller. Knows no Pennypost, no queue and no DNS.
@NullMarked
package io.pennypost.mail.smtp;

import org.jspecify.annotations.NullMarked;
