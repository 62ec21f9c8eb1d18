package io.pennypost.api.sns;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.neighbor.sns.Topics;

/// Takes a statement out of the policy of a topic.
///
/// AWS: SNS, `RemovePermission`.
final class RemovePermission implements Operation<RemovePermission.Input, RemovePermission.Output> {
    record Input(String topicArn, String label) {}

    record Output() {}

    private final Topics topics;

    RemovePermission(Topics topics) {
        this.topics = topics;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        topics.removePermission(caller.scope(), input.topicArn(), input.label());
        return new Output();
    }
}
