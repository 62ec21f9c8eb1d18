/// DMARC: whether the author's domain stands behind a message, and what it asks to do if not (RFC 9989).
///
/// [AuthorDomains] finds the domains in From; [DmarcEvaluator] finds their policy by walking up the tree and compares
/// them
/// with what SPF and DKIM have authenticated; a [DmarcVerdict] says what came of it. A [DmarcRecord] is the policy as
/// published. No list of public suffixes is asked: RFC 9989 has none. Tags that it dropped (`pct`, `rf`, `ri`) are
/// ignored.
///
/// Knows neither how SPF and DKIM come to their results nor what is done with a disposition.
@NullMarked
package io.pennypost.mail.dmarc;

import org.jspecify.annotations.NullMarked;
