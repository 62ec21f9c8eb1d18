/// Reception: how mail from the world comes in, is judged, and does what its receipt rules say.
///
/// [Reception] is the journey up to the reply: [RecipientCheck] says whose a recipient is, `store/ReceivedMails` keeps
/// the mail. [Workers] take from the [DutyQueue] what is to be done afterwards, and [Treatment] does it, by ports that
/// its packages fill: [FeedbackIntake], [Verdicts], [RuleRun]. [KeptMails] finds mail again. A [ReceivedMail] is stored
/// first and acted on afterwards. Source: "Email receiving with Amazon SES", RFC 5321.
/// Knows no wire format of AWS; SMTP is spoken by `smtpd`.
@NullMarked
package io.pennypost.receive;

import org.jspecify.annotations.NullMarked;
