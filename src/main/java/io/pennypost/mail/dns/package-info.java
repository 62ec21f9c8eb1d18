/// DNS as mail needs it: MX, addresses, TXT, CNAME, with time to live and a deadline (RFC 1035, RFC 5321 §5).
///
/// Knows no Pennypost.
@NullMarked
package io.pennypost.mail.dns;

import org.jspecify.annotations.NullMarked;
