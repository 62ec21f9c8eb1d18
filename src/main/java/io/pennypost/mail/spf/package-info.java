/// SPF: whether a host may use a domain as envelope sender (RFC 7208).
///
/// [SpfChecker] is the one door and answers with an [SpfVerdict]. A record is read whole before any of it is obeyed
/// (`SpfRecord`, `Mechanism`, `MacroText`); `Evaluation` walks through it and counts what §4.6.4 limits. The type SPF
/// of
/// DNS is not asked for (§3.1).
///
/// Knows DNS through [io.pennypost.mail.dns.Resolver] alone, no SMTP session, and no Pennypost.
@NullMarked
package io.pennypost.mail.spf;

import org.jspecify.annotations.NullMarked;
