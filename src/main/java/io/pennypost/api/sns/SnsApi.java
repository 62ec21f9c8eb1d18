package io.pennypost.api.sns;

import io.pennypost.api.gateway.AwsService;
import io.pennypost.api.gateway.Operation;
import io.pennypost.aws.protocol.Protocol;
import io.pennypost.aws.protocol.ServiceTable;
import io.pennypost.aws.sigv4.SigningRule;
import io.pennypost.neighbor.sns.Publications;
import io.pennypost.neighbor.sns.Subscriptions;
import io.pennypost.neighbor.sns.Topics;
import io.pennypost.ses.PageTokens;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// SNS as the gateway serves it.
public final class SnsApi {
    private static final Duration SKEW = Duration.ofMinutes(15);

    private SnsApi() {}

    /// The service with every operation that is built.
    ///
    /// @param table      of `sns`, when it is first called
    /// @param protocol   Query
    /// @param operations what [#operations] gives
    public static AwsService service(
            Supplier<ServiceTable> table, Protocol protocol, List<Operation<?, ?>> operations) {
        return AwsService.query(
                "sns",
                SigningRule.of(SKEW, "sns"),
                "2010-03-31",
                table,
                protocol,
                operations.toArray(Operation<?, ?>[]::new));
    }

    /// Topics, subscriptions and publishing.
    public static List<Operation<?, ?>> operations(
            Topics topics,
            Subscriptions subscriptions,
            Publications publications,
            PageTokens tokens,
            InstantSource clock) {
        return List.of(
                new AddPermission(topics),
                new ConfirmSubscription(subscriptions),
                new CreateTopic(topics, clock),
                new DeleteTopic(topics),
                new GetSubscriptionAttributes(subscriptions),
                new GetTopicAttributes(topics),
                new ListSubscriptions(subscriptions, tokens),
                new ListSubscriptionsByTopic(subscriptions, tokens),
                new ListTagsForResource(topics),
                new ListTopics(topics, tokens),
                new Publish(publications),
                new PublishBatch(publications),
                new RemovePermission(topics),
                new SetSubscriptionAttributes(subscriptions),
                new SetTopicAttributes(topics),
                new Subscribe(subscriptions),
                new TagResource(topics),
                new Unsubscribe(subscriptions),
                new UntagResource(topics));
    }
}
