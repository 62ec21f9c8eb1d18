package io.pennypost.api.sns;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.neighbor.sns.Topics;
import java.util.List;

/// Takes tags off a topic.
///
/// AWS: SNS, `UntagResource`.
final class UntagResource implements Operation<UntagResource.Input, UntagResource.Output> {
    record Input(String resourceArn, List<String> tagKeys) {}

    record Output() {}

    private final Topics topics;

    UntagResource(Topics topics) {
        this.topics = topics;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        topics.untag(caller.scope(), input.resourceArn(), input.tagKeys());
        return new Output();
    }
}
