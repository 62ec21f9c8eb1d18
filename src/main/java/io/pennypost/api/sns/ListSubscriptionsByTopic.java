package io.pennypost.api.sns;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.neighbor.sns.SnsLimits;
import io.pennypost.neighbor.sns.Subscription;
import io.pennypost.neighbor.sns.Subscriptions;
import io.pennypost.ses.PageTokens;
import java.util.List;
import java.util.Optional;

/// The subscriptions of a topic, a page at a time.
///
/// AWS: SNS, `ListSubscriptionsByTopic`.
final class ListSubscriptionsByTopic
        implements Operation<ListSubscriptionsByTopic.Input, ListSubscriptionsByTopic.Output> {
    record Input(String topicArn, Optional<String> nextToken) {}

    record Output(List<SubscriptionShape> subscriptions, Optional<String> nextToken) {}

    private final Subscriptions subscriptions;
    private final PageTokens tokens;

    ListSubscriptionsByTopic(Subscriptions subscriptions, PageTokens tokens) {
        this.subscriptions = subscriptions;
        this.tokens = tokens;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var page = Pages.of(
                tokens,
                caller.scope(),
                "sns-subscription " + input.topicArn(),
                input.nextToken(),
                after -> subscriptions.listOfTopic(caller.scope(), input.topicArn(), after, SnsLimits.PAGE_SIZE + 1),
                Subscription::key);
        return new Output(
                page.items().stream()
                        .map(subscription -> SubscriptionShape.of(caller.scope(), subscription))
                        .toList(),
                page.nextToken());
    }
}
