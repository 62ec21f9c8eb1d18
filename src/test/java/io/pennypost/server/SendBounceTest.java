package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.BounceType;
import software.amazon.awssdk.services.ses.model.BouncedRecipientInfo;
import software.amazon.awssdk.services.ses.model.MessageRejectedException;
import software.amazon.awssdk.services.ses.model.SesException;

/// `SendBounce` as the stock SDK sees it.
final class SendBounceTest {
    @TempDir
    Path directory;

    private RunningProgram program;
    private SesClient v1;

    @BeforeEach
    void start() {
        program = RunningProgram.start(Mode.DEV, directory.resolve("data"));
        v1 = program.v1();
        v1.verifyDomainIdentity(r -> r.domain("shop.example"));
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private void bounce(String sender) {
        var recipient = BouncedRecipientInfo.builder()
                .recipient("info@shop.example")
                .bounceType(BounceType.DOES_NOT_EXIST)
                .build();
        v1.sendBounce(r -> r.originalMessageId("d6iitobk75ur44p8kdnnp7g2n800cvkb5aa77001")
                .bounceSender(sender)
                .bouncedRecipientInfoList(recipient));
    }

    @Test
    void mailThatWasNotReceivedCannotBeBounced() {
        var refused = assertThrows(MessageRejectedException.class, () -> bounce("postmaster@shop.example"));

        assertEquals("MessageRejected", refused.awsErrorDetails().errorCode());
        assertEquals(
                "No message d6iitobk75ur44p8kdnnp7g2n800cvkb5aa77001 was received within the last 24 hours.",
                refused.awsErrorDetails().errorMessage());
        assertTrue(program.inbox().isEmpty());
    }

    @Test
    void theSenderMustBeVerified() {
        var refused = assertThrows(MessageRejectedException.class, () -> bounce("postmaster@other.example"));

        assertEquals(
                "Email address is not verified. The following identities failed the check in region US-EAST-1:"
                        + " postmaster@other.example",
                refused.awsErrorDetails().errorMessage());
    }

    @Test
    void aSenderThatIsNoAddressIsABadParameter() {
        var refused = assertThrows(SesException.class, () -> bounce("nobody"));

        assertEquals("InvalidParameterValue", refused.awsErrorDetails().errorCode());
        assertEquals(
                "Not a valid bounceSender: nobody", refused.awsErrorDetails().errorMessage());
        assertEquals(400, refused.statusCode());
    }
}
