package io.pennypost.api.sns;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.neighbor.sns.Topics;

/// Deletes a topic with its subscriptions. Deleting none is success.
///
/// AWS: SNS, `DeleteTopic`.
final class DeleteTopic implements Operation<DeleteTopic.Input, DeleteTopic.Output> {
    record Input(String topicArn) {}

    record Output() {}

    private final Topics topics;

    DeleteTopic(Topics topics) {
        this.topics = topics;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        topics.delete(caller.scope(), input.topicArn());
        return new Output();
    }
}
