package io.pennypost.neighbor.sns;

/// The name of a subscription everywhere: its topic's ARN, a colon and a UUID.
public record SubscriptionArn(TopicArn topic, String id) {
    /// The ARN as it is written.
    public String text() {
        return topic.text() + ":" + id;
    }

    /// The name of its document: those of one topic stand together.
    String key() {
        return topic.name() + ":" + id;
    }
}
