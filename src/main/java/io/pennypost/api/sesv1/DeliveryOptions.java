package io.pennypost.api.sesv1;

import io.pennypost.ses.configset.TlsPolicy;
import java.util.Optional;

/// What v1 knows about delivery. AWS: shape `DeliveryOptions` of v1.
record DeliveryOptions(Optional<TlsPolicy> tlsPolicy) {
    /// SES: a block without a policy does not ask for TLS.
    TlsPolicy policy() {
        return tlsPolicy.orElse(TlsPolicy.OPTIONAL);
    }
}
