package io.pennypost.neighbor.sns;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The attributes of topics: what may be set, and what is read.
final class TopicAttributes {
    static final String POLICY = "Policy";
    static final String DELIVERY_POLICY = "DeliveryPolicy";
    static final String DISPLAY_NAME = "DisplayName";
    static final String SIGNATURE_VERSION = "SignatureVersion";
    private static final String TRACING_CONFIG = "TracingConfig";
    private static final Set<String> NAMES =
            Set.of(POLICY, DELIVERY_POLICY, DISPLAY_NAME, SIGNATURE_VERSION, TRACING_CONFIG, "KmsMasterKeyId");

    /// How deliveries are logged, by protocol.
    private static final Pattern FEEDBACK = Pattern.compile(
            "(?:HTTP|Firehose|Lambda|Application|SQS)(?:SuccessFeedbackRoleArn|FailureFeedbackRoleArn)");

    private static final Pattern SAMPLE_RATE =
            Pattern.compile("(?:HTTP|Firehose|Lambda|Application|SQS)SuccessFeedbackSampleRate");

    private static final Pattern PERCENT = Pattern.compile("100|[0-9]{1,2}");
    private static final Set<String> TRACING = Set.of("PassThrough", "Active");
    private static final Set<String> SIGNATURE_VERSIONS = Set.of("1", "2");

    private TopicAttributes() {}

    /// Refuses an attribute that is not there or cannot have this value; the empty one takes it away.
    ///
    /// @param prefix what refusals begin with
    static void check(String prefix, String name, String value) {
        if (!isKnown(name)) {
            throw Refusals.invalid(prefix + "AttributeName");
        }
        if (!value.isEmpty() && !canBe(name, value)) {
            throw Refusals.invalid(prefix + name);
        }
    }

    private static boolean isKnown(String name) {
        return NAMES.contains(name)
                || FEEDBACK.matcher(name).matches()
                || SAMPLE_RATE.matcher(name).matches();
    }

    private static boolean canBe(String name, String value) {
        return switch (name) {
            case POLICY -> {
                AccessPolicy.check(value);
                yield true;
            }
            case DELIVERY_POLICY -> {
                DeliveryPolicy.ofTopic(value);
                yield true;
            }
            case DISPLAY_NAME -> value.length() <= SnsLimits.DISPLAY_NAME_MAX;
            case SIGNATURE_VERSION -> SIGNATURE_VERSIONS.contains(value);
            case TRACING_CONFIG -> TRACING.contains(value);
            default ->
                !SAMPLE_RATE.matcher(name).matches() || PERCENT.matcher(value).matches();
        };
    }

    /// Everything that can be read of a topic.
    static SortedMap<String, String> view(TopicArn arn, Topic topic) {
        var view = new TreeMap<>(Map.of(
                "TopicArn",
                arn.text(),
                "Owner",
                arn.scope().account(),
                DISPLAY_NAME,
                "",
                POLICY,
                AccessPolicy.standard(arn),
                "SubscriptionsConfirmed",
                Integer.toString(topic.confirmed()),
                "SubscriptionsPending",
                Integer.toString(topic.pending()),
                "SubscriptionsDeleted",
                Integer.toString(topic.deleted()),
                "EffectiveDeliveryPolicy",
                topic.deliveryPolicy().printForTopic()));
        view.putAll(topic.attributes());
        return view;
    }
}
