/// DNS as mail needs it: MX, addresses, TXT, CNAME, SOA, with time to live and a deadline (RFC 1035, RFC 5321 §5).
///
/// [Resolver] is the one door. [DnsjavaResolver] asks name servers; [CachingResolver] stands before it and remembers
/// (RFC 2308 for what is not there). [PublicAddress] tells addresses of the open Internet from those that no name found
/// in DNS may lead us to.
///
/// A look-up never throws: what a zone says, and that nobody answers, are cases of [Resolver.Answer]. The two must stay
/// apart: a missing record is a fact about a domain, a missing answer is not.
///
/// Knows no Pennypost, no SMTP, and nothing of policies that are published in DNS.
@NullMarked
package io.pennypost.mail.dns;

import org.jspecify.annotations.NullMarked;
