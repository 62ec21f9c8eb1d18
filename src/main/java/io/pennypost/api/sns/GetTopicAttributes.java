package io.pennypost.api.sns;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.neighbor.sns.Topics;
import java.util.Map;

/// Everything that can be read of a topic.
///
/// AWS: SNS, `GetTopicAttributes`.
final class GetTopicAttributes implements Operation<GetTopicAttributes.Input, GetTopicAttributes.Output> {
    record Input(String topicArn) {}

    record Output(Map<String, String> attributes) {}

    private final Topics topics;

    GetTopicAttributes(Topics topics) {
        this.topics = topics;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(topics.attributes(caller.scope(), input.topicArn()));
    }
}
