package io.pennypost.api.sns;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.neighbor.sns.SnsLimits;
import io.pennypost.neighbor.sns.Subscription;
import io.pennypost.neighbor.sns.Subscriptions;
import io.pennypost.ses.PageTokens;
import java.util.List;
import java.util.Optional;

/// All subscriptions, a page at a time.
///
/// AWS: SNS, `ListSubscriptions`.
final class ListSubscriptions implements Operation<ListSubscriptions.Input, ListSubscriptions.Output> {
    record Input(Optional<String> nextToken) {}

    record Output(List<SubscriptionShape> subscriptions, Optional<String> nextToken) {}

    private final Subscriptions subscriptions;
    private final PageTokens tokens;

    ListSubscriptions(Subscriptions subscriptions, PageTokens tokens) {
        this.subscriptions = subscriptions;
        this.tokens = tokens;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var page = Pages.of(
                tokens,
                caller.scope(),
                "sns-subscription",
                input.nextToken(),
                after -> subscriptions.list(caller.scope(), after, SnsLimits.PAGE_SIZE + 1),
                Subscription::key);
        return new Output(
                page.items().stream()
                        .map(subscription -> SubscriptionShape.of(caller.scope(), subscription))
                        .toList(),
                page.nextToken());
    }
}
