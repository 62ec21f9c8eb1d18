/// TLS as a mail client uses it: layered on a plain socket after STARTTLS (RFC 3207), with more or less demand on the
/// certificate of the peer (RFC 7435 opportunistic, RFC 9525 verified).
///
/// [TlsDemand] says how much is demanded; [ClientTls] does it. DANE and MTA-STS are policies above, which end in
/// a demand.
///
/// Knows no Pennypost and no SMTP.
@NullMarked
package io.pennypost.mail.tls;

import org.jspecify.annotations.NullMarked;
