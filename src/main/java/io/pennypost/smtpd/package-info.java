/// SMTP, as server: message submission (RFC 6409) as the SES SMTP endpoint does it, reply texts included, and mail from
/// the world (RFC 5321).
///
/// [Smtpd] listens, one virtual thread for each connection. A [Session] is one conversation: command in, reply out,
/// one method for each verb. The [CommandParser] reads a line, [DotReader] the bytes after DATA. What depends on who is
/// at the other end is a [Role]: [SubmissionAgent] with its [Login] for senders, whose messages go the same way as
/// those
/// that come by the API (`send/Submission`; [MessageRefusals] says what refusals are called here); [MailExchanger] for
/// the world, whose mail goes to `receive/Reception`.
///
/// RFC 5321, 3207 (STARTTLS), 4954 (AUTH), 6152 (8BITMIME); in the open profile and to the world 2920 (PIPELINING),
/// 3030
/// (CHUNKING), 1870 (SIZE); to the world 2034 (ENHANCEDSTATUSCODES). Knows nothing of queues and delivery.
@NullMarked
package io.pennypost.smtpd;

import org.jspecify.annotations.NullMarked;
