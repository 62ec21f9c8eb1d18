package io.pennypost.aws.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The binding of records to shapes: what does not fit is told, what is left out is listed.
class CodecsTest {
    private final ServiceTable sesv2 = ServiceTable.load("sesv2");

    @Test
    void fittingRecordsHaveNoProblem() {
        assertEquals(List.of(), Codecs.problems(sesv2, "SendEmail", Mail.SendEmail.class, Mail.Sent.class));
    }

    @Test
    void componentWithoutMemberIsTold() {
        record Input(String emailIdentity, String colour) {}

        assertProblem(Input.class, "Input.colour is no member of");
    }

    @Test
    void requiredMemberWithoutComponentIsTold() {
        record Input() {}

        assertProblem(Input.class, "has no component for the required member EmailIdentity");
    }

    @Test
    void optionalMemberMustBeOptional() {
        record Input(String emailIdentity, boolean signingEnabled) {}

        assertProblem(Input.class, "SigningEnabled may be absent");
    }

    @Test
    void typeMustFitTheShape() {
        record Input(String emailIdentity, Optional<String> signingEnabled) {}

        assertProblem(Input.class, "SigningEnabled is boolean and cannot be java.lang.String");
    }

    enum Half {
        BOUNCE
    }

    @Test
    void enumMustHaveEveryValueThatMayCome() {
        record Input(String emailAddress, Half reason) {}

        var problems = Codecs.problems(sesv2, "PutSuppressedDestination", Input.class, Mail.Nothing.class);

        assertEquals(1, problems.size());
        assertTrue(problems.getFirst().startsWith("Reason may be COMPLAINT"), problems::toString);
    }

    @Test
    void unknownOperationIsTold() {
        assertEquals(
                List.of("sesv2 has no operation Nope"),
                Codecs.problems(sesv2, "Nope", Mail.Nothing.class, Mail.Nothing.class));
    }

    @Test
    void membersNobodyLooksAtAreListed() {
        var unread = Codecs.unreadMembers(sesv2, "SendEmail", Mail.SendEmail.class);

        assertTrue(unread.contains("ListManagementOptions"), unread::toString);
        assertTrue(unread.contains("Content.Template"), unread::toString);
        assertTrue(unread.contains("Content.Simple.Attachments[].ContentId"), unread::toString);
        assertEquals(
                List.of("VerifiedForSendingStatus"),
                Codecs.unwrittenMembers(sesv2, "CreateEmailIdentity", CreateOutput.class).stream()
                        .filter(name -> name.startsWith("V"))
                        .toList());
    }

    record CreateOutput(Optional<String> identityType) {}

    @Test
    void misfitIsNotUsed() {
        record Input(String colour) {}
        var request = TestRequest.of("GET", "/v2/email/account");
        var protocol = new RestJson(BlobSink.inHeap());
        var match = protocol.match(sesv2, request).orElseThrow();

        assertThrows(IllegalStateException.class, () -> protocol.decode(match, Input.class, request));
    }

    private void assertProblem(Class<? extends Record> input, String text) {
        var problems = Codecs.problems(sesv2, "PutEmailIdentityDkimAttributes", input, Mail.Nothing.class);

        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.getFirst().contains(text), problems::toString);
    }
}
