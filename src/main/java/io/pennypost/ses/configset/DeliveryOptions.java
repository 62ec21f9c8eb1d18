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
        Optional<String> sharedPoolDeliveryMode) {}
