package io.pennypost.api.sns;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.neighbor.sns.Topics;
import java.util.Optional;

/// Sets one attribute of a topic; without a value its default comes back.
///
/// AWS: SNS, `SetTopicAttributes`.
final class SetTopicAttributes implements Operation<SetTopicAttributes.Input, SetTopicAttributes.Output> {
    record Input(String topicArn, String attributeName, Optional<String> attributeValue) {}

    record Output() {}

    private final Topics topics;

    SetTopicAttributes(Topics topics) {
        this.topics = topics;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        topics.setAttribute(
                caller.scope(),
                input.topicArn(),
                input.attributeName(),
                input.attributeValue().orElse(""));
        return new Output();
    }
}
