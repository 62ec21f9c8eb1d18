/// What is to be thought of a message from the world, before any rule sees it.
///
/// A [Judge] runs SPF, DKIM, DMARC, ARC and iprev on one message within one deadline; [Judgement] holds what each
/// found,
/// and what SES calls it ([VerdictStatus]); [AuthenticationResults] writes it as a field (RFC 8601).
///
/// Decides nothing: a verdict never refuses a message, rules do. The standards themselves live in `mail`.
@NullMarked
package io.pennypost.receive.verdict;

import org.jspecify.annotations.NullMarked;
