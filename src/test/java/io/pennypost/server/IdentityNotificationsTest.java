package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import io.pennypost.testing.ActsOn;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.IdentityNotificationAttributes;
import software.amazon.awssdk.services.ses.model.MessageRejectedException;
import software.amazon.awssdk.services.ses.model.NotificationType;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// Topics, headers and forwarding of feedback in v1, as the stock SDK sees them.
final class IdentityNotificationsTest {
    private static final String DOMAIN = "example.com";
    private static final String NONE = "none.example";
    private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:feedback";

    @TempDir
    Path directory;

    private RunningProgram program;
    private SesV2Client v2;
    private SesClient v1;

    @BeforeEach
    void start() {
        program = RunningProgram.start(Mode.DEV, directory.resolve("data"));
        v2 = program.v2();
        v1 = program.v1();
        v2.createEmailIdentity(r -> r.emailIdentity(DOMAIN));
        program.sns().createTopic(r -> r.name("feedback"));
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private static void refused(String code, String text, Runnable act) {
        var refused = assertThrows(AwsServiceException.class, act::run);
        assertEquals(text, refused.awsErrorDetails().errorMessage());
        assertEquals(code, refused.awsErrorDetails().errorCode());
    }

    private static IdentityNotificationAttributes of(Map<String, IdentityNotificationAttributes> attributes) {
        return Objects.requireNonNull(attributes.get(DOMAIN));
    }

    @Test
    @ActsOn({
        "ses SetIdentityNotificationTopic NotificationType",
        "ses SetIdentityHeadersInNotificationsEnabled NotificationType"
    })
    void notificationsOfV1() {
        var fresh = v1.getIdentityNotificationAttributes(r -> r.identities(DOMAIN, NONE))
                .notificationAttributes();
        assertEquals(List.of(DOMAIN), List.copyOf(fresh.keySet()));
        assertTrue(of(fresh).forwardingEnabled());
        assertNull(of(fresh).bounceTopic());
        refused(
                "InvalidParameterValue",
                "Feedback forwarding cannot be disabled for identity <example.com>: Amazon SNS topics for both bounces"
                        + " and complaints must be set first.",
                () -> v1.setIdentityFeedbackForwardingEnabled(
                        r -> r.identity(DOMAIN).forwardingEnabled(false)));

        for (var type : List.of(NotificationType.BOUNCE, NotificationType.COMPLAINT)) {
            v1.setIdentityNotificationTopic(
                    r -> r.identity(DOMAIN).notificationType(type).snsTopic(TOPIC));
        }
        v1.setIdentityFeedbackForwardingEnabled(r -> r.identity(DOMAIN).forwardingEnabled(false));
        v1.setIdentityHeadersInNotificationsEnabled(r ->
                r.identity(DOMAIN).notificationType(NotificationType.BOUNCE).enabled(true));

        var set = of(
                v1.getIdentityNotificationAttributes(r -> r.identities(DOMAIN)).notificationAttributes());
        assertEquals(TOPIC, set.bounceTopic());
        assertEquals(TOPIC, set.complaintTopic());
        assertNull(set.deliveryTopic());
        assertFalse(set.forwardingEnabled());
        assertTrue(set.headersInBounceNotificationsEnabled());
        assertFalse(set.headersInComplaintNotificationsEnabled());
        assertFalse(v2.getEmailIdentity(r -> r.emailIdentity(DOMAIN)).feedbackForwardingStatus());
        v1.setIdentityNotificationTopic(r -> r.identity(DOMAIN).notificationType(NotificationType.BOUNCE));
        assertNull(of(v1.getIdentityNotificationAttributes(r -> r.identities(DOMAIN))
                        .notificationAttributes())
                .bounceTopic());
    }

    @Test
    void notificationsOfV1AreRefused() {
        refused(
                "InvalidParameterValue",
                "Invalid SNS topic: nonsense",
                () -> v1.setIdentityNotificationTopic(r -> r.identity(DOMAIN)
                        .notificationType(NotificationType.BOUNCE)
                        .snsTopic("nonsense")));
        refused(
                "ValidationError",
                "1 validation error detected: Value at 'notificationType' failed to satisfy constraint:"
                        + " Member must satisfy enum value set: [Bounce, Complaint, Delivery]",
                () -> v1.setIdentityNotificationTopic(
                        r -> r.identity(DOMAIN).notificationType("Reject").snsTopic(TOPIC)));
        refused(
                "InvalidParameterValue",
                "Invalid notification type: Reject. Valid values are: Bounce, Complaint, Delivery.",
                () -> v1.setIdentityHeadersInNotificationsEnabled(
                        r -> r.identity(DOMAIN).notificationType("Reject").enabled(true)));
        assertThrows(
                MessageRejectedException.class,
                () -> v1.setIdentityHeadersInNotificationsEnabled(r -> r.identity(NONE)
                        .notificationType(NotificationType.BOUNCE)
                        .enabled(true)));
        refused(
                "InvalidParameterValue",
                "Identity <none.example> does not exist.",
                () -> v1.setIdentityNotificationTopic(r -> r.identity(NONE).notificationType(NotificationType.BOUNCE)));
        refused(
                "InvalidParameterValue",
                "Identity <none.example> does not exist.",
                () -> v1.setIdentityFeedbackForwardingEnabled(
                        r -> r.identity(NONE).forwardingEnabled(true)));
    }
}
