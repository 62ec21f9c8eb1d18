package io.pennypost.api.sns;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.neighbor.sns.Topics;
import java.util.List;

/// Adds a statement to the policy of a topic.
///
/// AWS: SNS, `AddPermission`.
final class AddPermission implements Operation<AddPermission.Input, AddPermission.Output> {
    record Input(String topicArn, String label, List<String> aWSAccountId, List<String> actionName) {}

    record Output() {}

    private final Topics topics;

    AddPermission(Topics topics) {
        this.topics = topics;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        topics.addPermission(caller.scope(), input.topicArn(), input.label(), input.aWSAccountId(), input.actionName());
        return new Output();
    }
}
