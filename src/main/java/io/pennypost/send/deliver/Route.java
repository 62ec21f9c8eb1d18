package io.pennypost.send.deliver;

import io.pennypost.mail.tls.TlsDemand;
import java.util.Locale;
import java.util.Optional;

/// A configured way for a domain's mail, which wins over its MX.
///
/// @param domain A-label, or `*` for all that have no route of their own
/// @param host   name or address literal; may be private
/// @param tls    the demand for this way, whatever the sender asks; empty leaves it to the sender
public record Route(String domain, String host, int port, Optional<TlsDemand> tls) {
    public Route {
        domain = domain.toLowerCase(Locale.ROOT);
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }
}
