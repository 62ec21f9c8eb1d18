package io.pennypost.api.sns;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.neighbor.sns.Tag;
import io.pennypost.neighbor.sns.Topics;
import java.util.List;

/// Puts tags over those of a topic.
///
/// AWS: SNS, `TagResource`.
final class TagResource implements Operation<TagResource.Input, TagResource.Output> {
    record Input(String resourceArn, List<Tag> tags) {}

    record Output() {}

    private final Topics topics;

    TagResource(Topics topics) {
        this.topics = topics;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        topics.tag(caller.scope(), input.resourceArn(), input.tags());
        return new Output();
    }
}
