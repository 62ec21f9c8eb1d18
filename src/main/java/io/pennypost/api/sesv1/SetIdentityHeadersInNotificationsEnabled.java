package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.identity.IdentityFeedback;

/// Whether notifications of one type carry the headers of the mail.
///
/// AWS: SES API v1, `SetIdentityHeadersInNotificationsEnabled`.
final class SetIdentityHeadersInNotificationsEnabled
        implements Operation<
                SetIdentityHeadersInNotificationsEnabled.Input, SetIdentityHeadersInNotificationsEnabled.Output> {
    record Input(String identity, String notificationType, boolean enabled) {}

    record Output() {}

    private final IdentityFeedback feedback;

    SetIdentityHeadersInNotificationsEnabled(IdentityFeedback feedback) {
        this.feedback = feedback;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        feedback.setHeaders(
                caller.scope(), input.identity(), NotificationTypes.read(input.notificationType()), input.enabled());
        return new Output();
    }
}
