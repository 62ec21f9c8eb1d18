package io.pennypost.ses.contact;

/// What a contact chose, or has by default, for one topic. AWS: shape `TopicPreference`.
public record TopicPreference(String topicName, SubscriptionStatus subscriptionStatus) {}
