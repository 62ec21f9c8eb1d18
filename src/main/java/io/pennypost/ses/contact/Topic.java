package io.pennypost.ses.contact;

import java.util.Optional;

/// What contacts can choose. AWS: shape `Topic`.
///
/// @param defaultSubscriptionStatus of contacts who have not chosen
public record Topic(
        String topicName,
        String displayName,
        Optional<String> description,
        SubscriptionStatus defaultSubscriptionStatus) {}
