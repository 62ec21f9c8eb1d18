package io.pennypost.aws.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever strangers send, decoding ends soon with a value or a refusal that has a code.
class WireFuzzTest {
    private static final long SEED = 4579;
    private static final int ROUNDS = 3_000;

    private static final String JSON = """
            {"FromEmailAddress":"a@example.com","Destination":{"ToAddresses":["b@example.com",null]},"Content":{"Simple":
            {"Subject":{"Data":"\\u00e9\\n"},"Body":{"Text":{"Data":"Hi"}},"Headers":[{"Name":"A","Value":"b"}],
            "Attachments":[{"RawContent":"aGVs\\nbG8=","FileName":"x"}]}},"EmailTags":[{"Name":"n","Value":"v"}],"X":1.5e3}""";

    private static final String FORM = "Action=SendRawEmail&Version=2010-12-01&Source=a%40b&Destinations.member.1=c+d"
            + "&RawMessage.Data=aGVsbG8%3D&Tags.member.3.Name=n&Tags.member.3.Value=v&Tags.member.1.Name=";

    record SendRawEmail(QueryTest.RawMessage rawMessage, List<Mail.Tag> tags, List<String> destinations) {}

    private final Random random = new Random(SEED);

    @Test
    void json() {
        var protocol = new RestJson(BlobSink.inHeap());
        var service = ServiceTable.load("sesv2");
        fuzz(
                service,
                protocol,
                Mail.SendEmail.class,
                JSON,
                body -> new TestRequest("POST", "/v2/email/outbound-emails", "", List.of(), Blob.of(body)));
    }

    @Test
    void form() {
        var protocol = new Query(BlobSink.inHeap());
        var service = ServiceTable.load("ses");
        fuzz(
                service,
                protocol,
                SendRawEmail.class,
                FORM,
                body -> new TestRequest("POST", "/", "", List.of(), Blob.of(body)));
        fuzz(
                service,
                protocol,
                SendRawEmail.class,
                FORM,
                body -> new TestRequest("GET", "/", new String(body, ISO_8859_1), List.of(), Blob.of(new byte[0])));
    }

    @Test
    void pathsAndQueries() {
        record Input(List<String> reasons) {}
        var protocol = new RestJson(BlobSink.inHeap());
        var service = ServiceTable.load("sesv2");
        fuzz(
                service,
                protocol,
                Input.class,
                "/v2/email/suppression/addresses?Reason=BOUNCE&Reason=%43",
                bytes -> TestRequest.of("GET", new String(bytes, ISO_8859_1)));
        record Label(String contactListName, String emailAddress) {}
        fuzz(
                service,
                protocol,
                Label.class,
                "/v2/email/contact-lists/a%2Fb/contacts/c%40d/",
                bytes -> TestRequest.of("GET", new String(bytes, ISO_8859_1)));
    }

    @Test
    void manyParametersAreRefusedEarly() {
        var form = new StringBuilder("Action=SendRawEmail");
        for (int i = 0; i < 60_000; i++) {
            form.append("&a.").append(i).append("=1");
        }
        var request = TestRequest.form(form.toString());
        var protocol = new Query(BlobSink.inHeap());
        var match = protocol.match(ServiceTable.load("ses"), request).orElseThrow();

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            try {
                protocol.decode(match, SendRawEmail.class, request);
                fail("Taken");
            } catch (ServiceError e) {
                // As it should be.
            }
        });
    }

    @Test
    void deepJsonIsRefused() {
        var request = TestRequest.of("POST", "/v2/email/outbound-emails", "{\"x\":" + "[".repeat(100_000));
        var protocol = new RestJson(BlobSink.inHeap());
        var match = protocol.match(ServiceTable.load("sesv2"), request).orElseThrow();

        try {
            protocol.decode(match, Mail.SendEmail.class, request);
            fail("Taken");
        } catch (ServiceError e) {
            // As it should be.
        }
    }

    private interface Sender {
        WireRequest request(byte[] bytes);
    }

    private void fuzz(
            ServiceTable service, Protocol protocol, Class<? extends Record> type, String example, Sender sender) {
        var operation =
                protocol.match(service, sender.request(example.getBytes(UTF_8))).map(OperationMatch::operation);
        for (int round = 0; round < ROUNDS; round++) {
            var bytes = mutated(example.getBytes(UTF_8));
            try {
                var request = sender.request(bytes);
                var match = protocol.match(service, request);
                if (match.map(OperationMatch::operation).equals(operation)) {
                    protocol.decode(match.orElseThrow(), type, request);
                }
            } catch (ServiceError e) {
                if (!service.knows(e.code())) {
                    fail("Seed " + SEED + ", round " + round + ": unknown code " + e.code());
                }
            } catch (RuntimeException e) {
                fail("Seed " + SEED + ", round " + round + ": " + new String(bytes, ISO_8859_1), e);
            }
        }
    }

    private byte[] mutated(byte[] bytes) {
        var result = bytes.clone();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(result.length);
            switch (random.nextInt(3)) {
                case 0 -> result[at] = (byte) random.nextInt(256);
                case 1 -> result[at] = (byte) "{}[]\",:&=%.+/0n\\".charAt(random.nextInt(16));
                default -> result = spliced(result, at);
            }
        }
        return result;
    }

    /// Takes a piece out, or doubles it.
    private byte[] spliced(byte[] bytes, int at) {
        int to = random.nextInt(bytes.length);
        var result = new byte[at + bytes.length - to];
        System.arraycopy(bytes, 0, result, 0, at);
        System.arraycopy(bytes, to, result, at, bytes.length - to);
        return result.length == 0 ? bytes : result;
    }
}
