package io.pennypost.neighbor.sns;

import java.time.Duration;

/// The quotas of SNS, per account and region. Source: "Amazon SNS endpoints and quotas" unless a line says
/// otherwise.
public final class SnsLimits {
    /// Standard topics.
    public static final int TOPICS_MAX = 100_000;

    /// Subscriptions of one topic. SNS has 12.5 million; ours live and die with their topic in one
    /// transaction.
    public static final int SUBSCRIPTIONS_PER_TOPIC_MAX = 10_000;

    /// Subscriptions with a filter policy, of one topic.
    public static final int FILTER_POLICIES_PER_TOPIC_MAX = 200;

    /// Items on a page of every listing.
    public static final int PAGE_SIZE = 100;

    /// Characters of a topic's name.
    public static final int TOPIC_NAME_MAX = 256;

    /// Characters of a display name.
    public static final int DISPLAY_NAME_MAX = 100;

    /// Bytes of a topic's policy.
    public static final int POLICY_BYTES_MAX = 30_720;

    /// Bytes of a filter policy.
    public static final int FILTER_POLICY_BYTES_MAX = 256 * 1024;

    /// Statements that AddPermission may bring a policy to.
    public static final int POLICY_STATEMENTS_MAX = 100;

    /// Characters of an endpoint.
    public static final int ENDPOINT_MAX = 2048;

    /// Tags on a topic.
    public static final int TAGS_MAX = 50;

    /// Bytes of a message with its attributes, and of a batch of them.
    public static final int MESSAGE_BYTES_MAX = 262_144;

    /// Messages of a batch.
    public static final int BATCH_MAX = 10;

    /// Characters of a subject are fewer.
    public static final int SUBJECT_LIMIT = 100;

    /// How long a subscription may be confirmed.
    public static final Duration TOKEN_LIFETIME = Duration.ofDays(2);

    private SnsLimits() {}
}
