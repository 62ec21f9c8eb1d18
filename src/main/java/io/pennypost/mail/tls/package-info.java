/// TLS as mail uses it, layered on a plain socket: at once, or after STARTTLS (RFC 3207).
///
/// As a client, [TlsDemand] says how much is demanded of the peer's certificate (RFC 7435 opportunistic, RFC 9525
/// verified), and [ClientTls] does it. DANE and MTA-STS are policies above, which end in a demand.
///
/// As a server, [ServerTls] shows a [ServerCertificate] that is read from [CertificateFiles], again when they change;
/// [CertificateWatch] looks for that. [SelfMadeCertificate] makes one for where nobody asks who signed it.
///
/// Knows no Pennypost and no SMTP.
@NullMarked
package io.pennypost.mail.tls;

import org.jspecify.annotations.NullMarked;
