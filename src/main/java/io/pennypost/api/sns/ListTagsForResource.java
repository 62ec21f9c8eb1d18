package io.pennypost.api.sns;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.neighbor.sns.Tag;
import io.pennypost.neighbor.sns.Topics;
import java.util.List;

/// The tags of a topic.
///
/// AWS: SNS, `ListTagsForResource`.
final class ListTagsForResource implements Operation<ListTagsForResource.Input, ListTagsForResource.Output> {
    record Input(String resourceArn) {}

    record Output(List<Tag> tags) {}

    private final Topics topics;

    ListTagsForResource(Topics topics) {
        this.topics = topics;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(topics.tags(caller.scope(), input.resourceArn()));
    }
}
