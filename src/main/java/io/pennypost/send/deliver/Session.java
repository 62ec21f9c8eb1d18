package io.pennypost.send.deliver;

import io.pennypost.mail.smtp.SmtpConnection;
import io.pennypost.mail.tls.TlsDemand;
import io.pennypost.send.deliver.Site.Target;
import java.net.InetAddress;
import java.util.List;

/// A connection that is ready for MAIL, with what it is good for.
///
/// @param demand  the TLS demand it was made under
/// @param domain  for whose mail its server was authenticated; matters only under VERIFIED
/// @param sources what its own address was chosen from
record Session(SmtpConnection connection, Target target, TlsDemand demand, String domain, List<InetAddress> sources) {
    /// Whether a parcel may go over it.
    ///
    /// @param demand that holds for the parcel at this site
    boolean fits(TlsDemand demand, Parcel parcel) {
        return this.demand == demand
                && (demand != TlsDemand.VERIFIED || domain.equals(parcel.domain()))
                && sources.equals(parcel.sources());
    }
}
