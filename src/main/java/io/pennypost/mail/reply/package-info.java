/// What a refusal is about: the texts and codes of SMTP replies (RFC 5321 §4.2, RFC 3463), read by a table of rules.
///
/// [ReplyRules] takes a [Refusal], from a dialogue or out of a bounce mail, and names its [Reason], with the rule
/// that decided. The rules are data (`reply-rules.tsv`, collected from providers' pages and real bounces; each has
/// its source); [Provider] tells whose own rules apply. What a reason means for a message is for others to decide.
@NullMarked
package io.pennypost.mail.reply;

import org.jspecify.annotations.NullMarked;
