/// One attempt: from a parcel (one message, one domain, some recipients) to what became of each recipient.
///
/// [Courier] is the door. [Sites] finds where a domain's mail goes, by route or MX. [Connections] keeps sessions
/// that can be used again and holds the limit per site. `Attempt` shows the procedure, `Dialer` brings one
/// session up, `Verdicts` reads the outcomes out of a dialogue.
///
/// Follows RFC 5321 §5 (location of the target), RFC 7505 (null MX), RFC 7435 (opportunistic TLS), RFC 7504 (521
/// and 556).
///
/// Returns facts. When to try again, what bounces, what is suppressed and what is written to the ledger is not
/// known here, and neither is DKIM: a parcel's bytes are final.
@NullMarked
package io.pennypost.send.deliver;

import org.jspecify.annotations.NullMarked;
