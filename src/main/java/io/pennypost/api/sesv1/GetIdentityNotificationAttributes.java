package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.identity.Identities;
import io.pennypost.ses.identity.Identity;
import io.pennypost.ses.identity.NotificationType;
import io.pennypost.ses.identity.Notifications;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where feedback on the mail of identities goes. Unknown ones are left out.
///
/// AWS: SES API v1, `GetIdentityNotificationAttributes`.
final class GetIdentityNotificationAttributes
        implements Operation<GetIdentityNotificationAttributes.Input, GetIdentityNotificationAttributes.Output> {
    record Input(List<String> identities) {}

    record Output(Map<String, IdentityNotificationAttributes> notificationAttributes) {}

    /// AWS: shape `IdentityNotificationAttributes`. A topic that is not set is absent.
    record IdentityNotificationAttributes(
            Optional<String> bounceTopic,
            Optional<String> complaintTopic,
            Optional<String> deliveryTopic,
            boolean forwardingEnabled,
            boolean headersInBounceNotificationsEnabled,
            boolean headersInComplaintNotificationsEnabled,
            boolean headersInDeliveryNotificationsEnabled) {
        static IdentityNotificationAttributes of(Identity identity) {
            var notifications = identity.notifications().orElse(Notifications.NONE);
            return new IdentityNotificationAttributes(
                    notifications.topic(NotificationType.BOUNCE),
                    notifications.topic(NotificationType.COMPLAINT),
                    notifications.topic(NotificationType.DELIVERY),
                    identity.feedbackForwarding(),
                    notifications.hasHeaders(NotificationType.BOUNCE),
                    notifications.hasHeaders(NotificationType.COMPLAINT),
                    notifications.hasHeaders(NotificationType.DELIVERY));
        }
    }

    private final Identities identities;

    GetIdentityNotificationAttributes(Identities identities) {
        this.identities = identities;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(NamedIdentities.attributes(
                identities, caller.scope(), input.identities(), IdentityNotificationAttributes::of));
    }
}
