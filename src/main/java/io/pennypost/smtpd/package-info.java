/// SMTP for senders: message submission (RFC 6409) as the SES SMTP endpoint does it, reply texts included.
///
/// [Smtpd] listens, one virtual thread for each connection. A [Session] is one conversation: command in, reply out,
/// one method for each verb. The [CommandParser] reads a line, [DotReader] the bytes after DATA, [Login] the exchange
/// of AUTH. A message goes the same way as one that comes by the API (`send/Submission`), and [MessageRefusals] says
/// what its refusals are called here.
///
/// RFC 5321, 3207 (STARTTLS), 4954 (AUTH), 6152 (8BITMIME); in the open profile 2920 (PIPELINING), 3030 (CHUNKING),
/// 1870 (SIZE). Knows nothing of queues and delivery.
@NullMarked
package io.pennypost.smtpd;

import org.jspecify.annotations.NullMarked;
