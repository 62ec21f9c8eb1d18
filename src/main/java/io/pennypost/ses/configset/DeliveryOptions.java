package io.pennypost.ses.configset;

import java.util.Optional;

/// How mail is delivered. AWS: shape `DeliveryOptions`.
///
/// @param maxDeliverySeconds     300 to 50400
/// @param sharedPoolDeliveryMode from which regions shared addresses may send; kept, and without effect here
public record DeliveryOptions(
        Optional<TlsPolicy> tlsPolicy,
        Optional<String> sendingPoolName,
        Optional<Long> maxDeliverySeconds,
        Optional<String> sharedPoolDeliveryMode) {
    static final DeliveryOptions NONE =
            new DeliveryOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// Whether there is anything in it; a block without anything is none.
    boolean saysSomething() {
        return !equals(NONE);
    }

    DeliveryOptions withTlsPolicy(Optional<TlsPolicy> changed) {
        return new DeliveryOptions(changed, sendingPoolName, maxDeliverySeconds, sharedPoolDeliveryMode);
    }
}
