package io.pennypost.aws.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pennypost.aws.protocol.SdkTransport.Answer;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.AlreadyExistsException;
import software.amazon.awssdk.services.ses.model.ConfigurationSetDoesNotExistException;
import software.amazon.awssdk.services.ses.model.VerificationStatus;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Attachment;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SuppressionListReason;
import software.amazon.awssdk.services.sts.StsClient;

/// Requests as the AWS SDK for Java marshals them are understood, and the SDK understands our answers.
class SdkRoundTripTest {
    private final SdkTransport v2 = new SdkTransport("sesv2", new RestJson(BlobSink.inHeap()));
    private final SdkTransport v1 = new SdkTransport("ses", new Query(BlobSink.inHeap()));
    private final SesV2Client sesv2 = v2.configure(SesV2Client.builder()).build();
    private final SesClient ses = v1.configure(SesClient.builder()).build();

    @Test
    void sendEmailOfV2() throws IOException {
        var attachment = new byte[3000];
        new Random(7).nextBytes(attachment);
        v2.answer(new Answer(Mail.SendEmail.class, new Mail.Sent("0100018f-000000")));

        var answer = sesv2.sendEmail(mail -> mail.fromEmailAddress("Grüße <a@example.com>")
                .destination(d -> d.toAddresses("b@example.com").ccAddresses("c@example.com", "d@example.com"))
                .emailTags(MessageTag.builder().name("n").value("v").build())
                .content(c ->
                        c.simple(s -> s.subject(x -> x.data("\"é\" \\ 📮\u2028").charset("UTF-8"))
                                .body(b -> b.text(x -> x.data("line\r\n\ttab \u0001")))
                                .headers(MessageHeader.builder()
                                        .name("List-Id")
                                        .value("x")
                                        .build())
                                .attachments(Attachment.builder()
                                        .fileName("f")
                                        .rawContent(SdkBytes.fromByteArray(attachment))
                                        .build()))));

        assertEquals("0100018f-000000", answer.messageId());
        var input = v2.input(Mail.SendEmail.class);
        var simple = input.content().simple().orElseThrow();
        assertEquals(Optional.of("Grüße <a@example.com>"), input.fromEmailAddress());
        assertEquals(
                List.of("c@example.com", "d@example.com"),
                input.destination().orElseThrow().ccAddresses());
        assertEquals("\"é\" \\ 📮\u2028", simple.subject().data());
        assertEquals("line\r\n\ttab \u0001", simple.body().text().orElseThrow().data());
        assertEquals(List.of(new Mail.Header("List-Id", "x")), simple.headers());
        assertArrayEquals(
                attachment, simple.attachments().getFirst().rawContent().toBytes());
    }

    record Identity(String emailIdentity) {}

    @Test
    void labelsAreUnderstoodAndRefusalsBecomeTheirException() {
        v2.refuse(Identity.class, new ServiceError("NotFoundException", "Email identity x does not exist."));

        var refusal = assertThrows(
                NotFoundException.class, () -> sesv2.getEmailIdentity(r -> r.emailIdentity("a+b/c d%é@example.com")));

        assertEquals(404, refusal.statusCode());
        assertEquals(
                "Email identity x does not exist.", refusal.awsErrorDetails().errorMessage());
        assertEquals("request-1", refusal.requestId());
        assertEquals(new Identity("a+b/c d%é@example.com"), v2.input(Identity.class));
    }

    record Listing(List<String> reasons, Optional<Instant> startDate, Optional<Integer> pageSize) {}

    record Summary(String emailAddress, String reason, Instant lastUpdateTime) {}

    record Summaries(List<Summary> suppressedDestinationSummaries) {}

    @Test
    void queryListsAndMomentsBothWays() {
        var moment = Instant.parse("2026-11-24T10:00:00.123Z");
        v2.answer(new Answer(Listing.class, new Summaries(List.of(new Summary("a@b", "BOUNCE", moment)))));

        var answer = sesv2.listSuppressedDestinations(
                r -> r.reasons(SuppressionListReason.BOUNCE, SuppressionListReason.COMPLAINT)
                        .startDate(moment)
                        .pageSize(3));

        assertEquals(
                new Listing(List.of("BOUNCE", "COMPLAINT"), Optional.of(moment), Optional.of(3)),
                v2.input(Listing.class));
        assertEquals(moment, answer.suppressedDestinationSummaries().getFirst().lastUpdateTime());
    }

    record RawInput(Optional<String> source, List<String> destinations, RawMessage rawMessage) {}

    record RawMessage(Blob data) {}

    @Test
    void sendRawEmailOfV1() throws IOException {
        var message = new byte[40_000];
        new Random(8).nextBytes(message);
        v1.answer(new Answer(RawInput.class, new Mail.Sent("id")));

        var answer = ses.sendRawEmail(r -> r.source("ä&=+%@example.com")
                .destinations("b@example.com", "c@example.com")
                .rawMessage(m -> m.data(SdkBytes.fromByteArray(message))));

        assertEquals("id", answer.messageId());
        var input = v1.input(RawInput.class);
        assertEquals(Optional.of("ä&=+%@example.com"), input.source());
        assertEquals(List.of("b@example.com", "c@example.com"), input.destinations());
        assertArrayEquals(message, input.rawMessage().data().toBytes());
    }

    record Identities(List<String> identities) {}

    record Verification(String verificationStatus) {}

    record Verifications(Map<String, Verification> verificationAttributes) {}

    @Test
    void mapsOfV1() {
        var verifications = new LinkedHashMap<String, Verification>();
        verifications.put("a<&>@example.com", new Verification("Success"));
        verifications.put("b", new Verification("TemporaryFailure"));
        v1.answer(new Answer(Identities.class, new Verifications(verifications)));

        var answer = ses.getIdentityVerificationAttributes(r -> r.identities("a<&>@example.com", "b"));

        assertEquals(new Identities(List.of("a<&>@example.com", "b")), v1.input(Identities.class));
        var statuses = new HashMap<String, VerificationStatus>();
        answer.verificationAttributes().forEach((name, value) -> statuses.put(name, value.verificationStatus()));
        assertEquals(
                Map.of("a<&>@example.com", VerificationStatus.SUCCESS, "b", VerificationStatus.TEMPORARY_FAILURE),
                statuses);
    }

    @Test
    void emptyListOfV1() {
        v1.answer(new Answer(Identities.class, new Verifications(Map.of())));

        var answer = ses.getIdentityVerificationAttributes(r -> r.identities(List.of()));

        assertEquals(new Identities(List.of()), v1.input(Identities.class));
        assertEquals(Map.of(), answer.verificationAttributes());
    }

    @Test
    void refusalsOfV1BecomeTheirExceptionWithMembers() {
        record Template(String templateName, Optional<String> subjectPart) {}
        record Input(Template template) {}
        record Named(String configurationSetName) {}

        v1.refuse(Input.class, new ServiceError("AlreadyExistsException", "x", Map.of("Name", "t")));
        var exists = assertThrows(
                AlreadyExistsException.class,
                () -> ses.createTemplate(
                        r -> r.template(t -> t.templateName("t").subjectPart("s"))));
        v1.refuse(
                Named.class,
                new ServiceError("ConfigurationSetDoesNotExistException", "y", Map.of("ConfigurationSetName", "c")));
        var missing = assertThrows(
                ConfigurationSetDoesNotExistException.class,
                () -> ses.deleteConfigurationSet(r -> r.configurationSetName("c")));

        assertEquals("t", exists.name());
        assertEquals("AlreadyExists", exists.awsErrorDetails().errorCode());
        assertEquals("request-1", exists.requestId());
        assertEquals("c", missing.configurationSetName());
    }

    record Caller(String userId, String account, String arn) {}

    @Test
    void callerIdentityOfSts() {
        var transport = new SdkTransport("sts", new Query(BlobSink.inHeap()));
        transport.answer(
                new Answer(Mail.Nothing.class, new Caller("AIDA", "000000000000", "arn:aws:iam::000000000000:root")));

        try (var sts = transport.configure(StsClient.builder()).build()) {
            assertEquals("000000000000", sts.getCallerIdentity().account());
        }
    }

    @Test
    void largeBlobsGoToTheSink() throws IOException {
        var message = new byte[3 << 20];
        new Random(9).nextBytes(message);
        var sinkV2 = new CountingSink();
        var sinkV1 = new CountingSink();
        record Input(Mail.Content content) {}
        var v2 = new SdkTransport("sesv2", new RestJson(sinkV2));
        var v1 = new SdkTransport("ses", new Query(sinkV1));
        v2.answer(new Answer(Input.class, new Mail.Sent("id")));
        v1.answer(new Answer(RawInput.class, new Mail.Sent("id")));

        try (var sesv2 = v2.configure(SesV2Client.builder()).build();
                var ses = v1.configure(SesClient.builder()).build()) {
            sesv2.sendEmail(r -> r.content(c -> c.raw(m -> m.data(SdkBytes.fromByteArray(message)))));
            ses.sendRawEmail(r -> r.rawMessage(m -> m.data(SdkBytes.fromByteArray(message))));
        }

        assertArrayEquals(
                message,
                v2.input(Input.class).content().raw().orElseThrow().data().toBytes());
        assertArrayEquals(message, v1.input(RawInput.class).rawMessage().data().toBytes());
        assertEquals(1, sinkV2.opened);
        assertEquals(1, sinkV1.opened);
    }

    private static final class CountingSink implements BlobSink {
        private int opened;

        @Override
        public Spill open() throws IOException {
            opened++;
            return BlobSink.inHeap().open();
        }
    }

    @Test
    void textsSurviveTheWayThereAndBack() {
        record Content(Optional<String> subject, Optional<String> text, Optional<String> html) {}
        record Created(String templateName, Content templateContent) {}
        long seed = 20261124;
        var random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            var text = randomText(random);
            v2.answer(new Answer(Created.class, new Mail.Nothing()));
            sesv2.createEmailTemplate(r -> r.templateName("t").templateContent(c -> c.subject(text)));
            assertEquals(
                    Optional.of(text),
                    v2.input(Created.class).templateContent().subject(),
                    "seed " + seed + " at " + i);
        }
    }

    private static String randomText(Random random) {
        var bytes = new byte[random.nextInt(60)];
        random.nextBytes(bytes);
        return new String(bytes, UTF_8) + random.nextInt() + Character.toString(random.nextInt(0x20, 0xd000));
    }
}
