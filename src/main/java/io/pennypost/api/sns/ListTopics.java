package io.pennypost.api.sns;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.neighbor.sns.SnsLimits;
import io.pennypost.neighbor.sns.TopicArn;
import io.pennypost.neighbor.sns.Topics;
import io.pennypost.ses.PageTokens;
import java.util.List;
import java.util.Optional;

/// All topics by name, a page at a time.
///
/// AWS: SNS, `ListTopics`.
final class ListTopics implements Operation<ListTopics.Input, ListTopics.Output> {
    record Input(Optional<String> nextToken) {}

    record Output(List<TopicShape> topics, Optional<String> nextToken) {}

    private final Topics topics;
    private final PageTokens tokens;

    ListTopics(Topics topics, PageTokens tokens) {
        this.topics = topics;
        this.tokens = tokens;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var page = Pages.of(
                tokens,
                caller.scope(),
                "sns-topic",
                input.nextToken(),
                after -> topics.list(caller.scope(), after, SnsLimits.PAGE_SIZE + 1),
                TopicArn::name);
        return new Output(
                page.items().stream().map(arn -> new TopicShape(arn.text())).toList(), page.nextToken());
    }
}
