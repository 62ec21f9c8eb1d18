package io.pennypost.server.settings;

import java.nio.file.Path;
import java.util.Optional;

/// `delivery.dkim_*`: the operator's own DKIM key, which signs on top of the identity's.
///
/// @param key PEM file, PKCS #8, RSA
public record ServiceKey(String domain, String selector, Path key) {
    static Optional<ServiceKey> read(Reading in) {
        var words = "none: only the identity signs";
        var domain = in.key("delivery.dkim_domain", Kinds.DOMAIN, "domain of a second, service signature on top")
                .orNone(words);
        var selector = in.key("delivery.dkim_selector", Kinds.DOMAIN, "selector of the service signature")
                .orNone(words);
        var key = in.key("delivery.dkim_key", Kinds.PATH, "PEM file (PKCS #8, RSA) of the service signature")
                .orNone(words);
        in.refusePartial("delivery.dkim_domain", "delivery.dkim_selector", "delivery.dkim_key");
        if (domain.isEmpty() || selector.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ServiceKey(domain.get(), selector.get(), key.get()));
    }
}
