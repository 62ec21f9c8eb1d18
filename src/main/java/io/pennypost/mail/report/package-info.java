/// What comes back: mails that tell what became of another mail.
///
/// [ReportReader] takes the octets of a mail and says what it is, as a [Report]: delivery statuses (RFC 3464, and the
/// many forms of servers that never read it), complaints (RFC 5965 and providers' own forms), automatic replies
/// (RFC 3834), challenges, or no report at all. Each recipient's [RecipientStatus] keeps the words of the refusal,
/// which
/// `mail.reply` can read.
///
/// Everything here comes from strangers: size, depth, parts, lines and recipients are bounded, nothing is believed
/// beyond what it says, and what cannot be read is a value too, not an exception.
@NullMarked
package io.pennypost.mail.report;

import org.jspecify.annotations.NullMarked;
