package io.pennypost.send.deliver;

import io.pennypost.mail.smtp.SmtpConnection;
import io.pennypost.mail.tls.TlsDemand;
import io.pennypost.send.deliver.Site.Target;

/// A connection that is ready for MAIL, with what it is good for.
///
/// @param demand the TLS demand it was made under
/// @param domain for whose mail its server was authenticated; matters only under VERIFIED
record Session(SmtpConnection connection, Target target, TlsDemand demand, String domain) {
    /// Whether mail for a domain may go over it.
    boolean fits(TlsDemand demand, String domain) {
        return this.demand == demand && (demand != TlsDemand.VERIFIED || this.domain.equals(domain));
    }
}
