package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.identity.IdentityFeedback;
import java.util.Optional;

/// Chooses the SNS topic that is told of one type of feedback; an omitted or empty topic is none.
///
/// AWS: SES API v1, `SetIdentityNotificationTopic`.
final class SetIdentityNotificationTopic
        implements Operation<SetIdentityNotificationTopic.Input, SetIdentityNotificationTopic.Output> {
    record Input(String identity, String notificationType, Optional<String> snsTopic) {}

    record Output() {}

    private final IdentityFeedback feedback;

    SetIdentityNotificationTopic(IdentityFeedback feedback) {
        this.feedback = feedback;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        feedback.setTopic(
                caller.scope(),
                input.identity(),
                NotificationTypes.read(input.notificationType()),
                input.snsTopic().filter(topic -> !topic.isEmpty()));
        return new Output();
    }
}
