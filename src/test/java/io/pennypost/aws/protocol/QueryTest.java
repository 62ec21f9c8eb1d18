package io.pennypost.aws.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The Query protocol as SES v1 and STS speak it.
class QueryTest {
    private final ServiceTable ses = ServiceTable.load("ses");
    private final ServiceTable sts = ServiceTable.load("sts");
    private final Query protocol = new Query(BlobSink.inHeap());

    record SendEmail(
            String source,
            Mail.Destination destination,
            Message message,
            List<String> replyToAddresses,
            List<Mail.Tag> tags) {}

    record Message(Mail.Text subject, Mail.Body body) {}

    private static final String MAIL = "Action=SendEmail&Version=2010-12-01&Source=a%40example.com"
            + "&Message.Subject.Data=Gr%C3%BC%C3%9Fe+an%20alle&Message.Body.Text.Data=1%2B1%3D2";

    @Test
    void formIsDecoded() {
        var input = decode(
                SendEmail.class,
                MAIL + "&Destination.ToAddresses.member.1=b%40example.com"
                        + "&Destination.ToAddresses.member.2=c%40example.com&Tags.member.1.Name=n&Tags.member.1.Value=v&Junk=1");

        assertEquals("a@example.com", input.source());
        assertEquals(
                List.of("b@example.com", "c@example.com"), input.destination().toAddresses());
        assertEquals("Grüße an alle", input.message().subject().data());
        assertEquals("1+1=2", input.message().body().text().orElseThrow().data());
        assertEquals(List.of(new Mail.Tag("n", "v")), input.tags());
        assertEquals(List.of(), input.replyToAddresses());
    }

    @Test
    void gapsInNumberingKeepTheOrder() {
        var input = decode(
                SendEmail.class,
                MAIL + "&Destination.ToAddresses.member.10=c&Destination.ToAddresses.member.2=b"
                        + "&Destination.ToAddresses.member.x=no&Destination.CcAddresses=");

        assertEquals(List.of("b", "c"), input.destination().toAddresses());
        assertEquals(List.of(), input.destination().ccAddresses());
    }

    record SendRawEmail(RawMessage rawMessage, List<String> destinations) {}

    record RawMessage(Blob data) {}

    @Test
    void blobsAreBase64WithOrWithoutLineEnds() throws IOException {
        var input = decode(SendRawEmail.class, "Action=SendRawEmail&RawMessage.Data=aGVs%0D%0AbG8%3D&Destinations=");

        assertEquals("hello", new String(input.rawMessage().data().toBytes(), UTF_8));
        assertEquals(List.of(), input.destinations());
    }

    @ParameterizedTest
    @ValueSource(strings = {"aGVs*bG8=", "aGVsbG8=aGVs", "a", "a GVs", "aG=s"})
    void otherThanBase64IsRefused(String data) {
        var request = TestRequest.form("Action=SendRawEmail&RawMessage.Data=" + data.replace("=", "%3D"));
        var match = protocol.match(ses, request).orElseThrow();

        assertThrows(ServiceError.class, () -> protocol.decode(match, SendRawEmail.class, request));
    }

    /// Pieces of the body end anywhere: between letters, line ends and percent signs.
    @Test
    void blobsOfEverySizeAreWhole() throws IOException {
        var encoder = Base64.getMimeEncoder(76, new byte[] {'\r', '\n'});
        for (int size = 6000; size < 6300; size += 7) {
            var bytes = new byte[size];
            new Random(size).nextBytes(bytes);
            var form = URLEncoder.encode(encoder.encodeToString(bytes), UTF_8);

            var input = decode(SendRawEmail.class, "Action=SendRawEmail&RawMessage.Data=" + form);

            assertArrayEquals(bytes, input.rawMessage().data().toBytes());
        }
    }

    @Test
    void getCarriesParametersInTheQuery() {
        record Input(String identity) {}
        var request = TestRequest.of("GET", "/?Action=DeleteIdentity&Version=2010-12-01&Identity=a%40b");
        var match = protocol.match(ses, request).orElseThrow();

        assertEquals("a@b", protocol.decode(match, Input.class, request).identity());
    }

    @Test
    void actionMayComeLast() {
        var request = TestRequest.form("Identity=a&Junk=%zz&Version=2010-12-01&Action=DeleteIdentity");

        assertEquals(
                "DeleteIdentity",
                protocol.match(ses, request).orElseThrow().operation().name());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Action=Nope&Version=2010-12-01 | InvalidAction | Could not find operation Nope for version 2010-12-01",
                "Action=SendEmail&Version=2009-01-01 | InvalidAction | Could not find operation SendEmail for version 2009-01-01",
                "Version=2010-12-01 | MissingAction | The request is missing an action or a required parameter.",
            })
    void unknownActionsAreNamed(String form, String code, String text) {
        var request = TestRequest.form(form);

        assertTrue(protocol.match(ses, request).isEmpty());
        assertEquals(new WireError(code, 400, Optional.of(text), Map.of()), protocol.unknownOperation(ses, request));
    }

    @Test
    void missingMemberIsCalledNull() {
        assertRefused(
                SendEmail.class,
                "Action=SendEmail&Source=a&Destination.ToAddresses.member.1=b",
                "ValidationError",
                "1 validation error detected: Value null at 'message' failed to satisfy constraint: "
                        + "Member must not be null");
    }

    @Test
    void numberMustBeOne() {
        record Input(Optional<Integer> maxItems) {}

        assertRefused(
                Input.class,
                "Action=ListTemplates&MaxItems=abc",
                "MalformedInput",
                "'abc' can not be converted to Integer");
    }

    @Test
    void badPercentEncodingIsRefused() {
        record Input(String identity) {}

        assertRefused(
                Input.class,
                "Action=DeleteIdentity&Identity=x%zz",
                "MalformedQueryString",
                "The query string contains a syntax error.");
    }

    enum TlsPolicy {
        REQUIRE,
        OPTIONAL
    }

    @Test
    void enumConstantsAreFoundByTheirWord() {
        record Delivery(Optional<TlsPolicy> tlsPolicy) {}
        record Input(String configurationSetName, Optional<Delivery> deliveryOptions) {}

        var input = decode(
                Input.class,
                "Action=PutConfigurationSetDeliveryOptions&ConfigurationSetName=c&DeliveryOptions.TlsPolicy=Require");

        assertEquals(Optional.of(new Delivery(Optional.of(TlsPolicy.REQUIRE))), input.deliveryOptions());
        assertRefused(
                Input.class,
                "Action=PutConfigurationSetDeliveryOptions&ConfigurationSetName=c&DeliveryOptions.TlsPolicy=REQUIRE",
                "ValidationError",
                "1 validation error detected: Value at 'deliveryOptions.tlsPolicy' failed to satisfy constraint: "
                        + "Member must satisfy enum value set: [Optional, Require]");
    }

    @Test
    void answerHasResultAndMetadata() {
        var response = protocol.encode(ses.operation("SendEmail").orElseThrow(), new Mail.Sent("0100-000000"), "id-1");

        assertEquals(200, response.status());
        assertEquals(
                List.of(
                        new WireRequest.Header("x-amzn-RequestId", "id-1"),
                        new WireRequest.Header("Content-Type", "text/xml")),
                response.headers());
        assertEquals(
                "<SendEmailResponse xmlns=\"http://ses.amazonaws.com/doc/2010-12-01/\"><SendEmailResult>"
                        + "<MessageId>0100-000000</MessageId></SendEmailResult><ResponseMetadata><RequestId>id-1"
                        + "</RequestId></ResponseMetadata></SendEmailResponse>",
                text(response));
    }

    @Test
    void emptyResultIsAnEmptyElement() {
        assertEquals(
                "<VerifyEmailIdentityResponse xmlns=\"http://ses.amazonaws.com/doc/2010-12-01/\">"
                        + "<VerifyEmailIdentityResult/><ResponseMetadata><RequestId>i</RequestId></ResponseMetadata>"
                        + "</VerifyEmailIdentityResponse>",
                encode("VerifyEmailIdentity", new Mail.Nothing()));
    }

    @Test
    void operationWithoutOutputHasNoResult() {
        assertEquals(
                "<UpdateAccountSendingEnabledResponse xmlns=\"http://ses.amazonaws.com/doc/2010-12-01/\">"
                        + "<ResponseMetadata><RequestId>i</RequestId></ResponseMetadata>"
                        + "</UpdateAccountSendingEnabledResponse>",
                encode("UpdateAccountSendingEnabled", new Mail.Nothing()));
    }

    enum Status {
        PENDING,
        SUCCESS,
        FAILED,
        TEMPORARY_FAILURE,
        NOT_STARTED
    }

    record Verification(Status verificationStatus, Optional<String> verificationToken) {}

    record Verifications(Map<String, Verification> verificationAttributes) {}

    @Test
    void mapsAreEntriesAndEnumsHaveTheirWireNames() {
        var map = new LinkedHashMap<String, Verification>();
        map.put("a@b", new Verification(Status.TEMPORARY_FAILURE, Optional.empty()));

        assertEquals(
                "<GetIdentityVerificationAttributesResponse xmlns=\"http://ses.amazonaws.com/doc/2010-12-01/\">"
                        + "<GetIdentityVerificationAttributesResult><VerificationAttributes><entry><key>a@b</key><value>"
                        + "<VerificationStatus>TemporaryFailure</VerificationStatus></value></entry>"
                        + "</VerificationAttributes></GetIdentityVerificationAttributesResult><ResponseMetadata>"
                        + "<RequestId>i</RequestId></ResponseMetadata></GetIdentityVerificationAttributesResponse>",
                encode("GetIdentityVerificationAttributes", new Verifications(map)));
        assertTrue(encode("GetIdentityVerificationAttributes", new Verifications(Map.of()))
                .contains("<VerificationAttributes/>"));
    }

    @Test
    void momentsDoublesAndIllegalCharacters() {
        record Metadata(String name, Instant createdTimestamp) {}
        record Output(List<Metadata> templatesMetadata, Optional<String> nextToken) {}
        record Quota(double max24HourSend, double maxSendRate, double sentLast24Hours) {}

        var templates = encode(
                "ListTemplates",
                new Output(
                        List.of(new Metadata(
                                "a<b>&\u0001\ud800\ufffe\r\n\"é📮", Instant.parse("2026-11-24T10:00:00Z"))),
                        Optional.empty()));

        assertTrue(templates.contains("<Name>a&lt;b&gt;&amp;&#xD;\n\"é📮</Name>"), templates);
        assertTrue(templates.contains("<CreatedTimestamp>2026-11-24T10:00:00.000Z</CreatedTimestamp>"), templates);
        assertTrue(encode("GetSendQuota", new Quota(200, -1, 1))
                .contains("<Max24HourSend>200.0</Max24HourSend>"
                        + "<MaxSendRate>-1.0</MaxSendRate><SentLast24Hours>1.0</SentLast24Hours>"));
    }

    @Test
    void errorHasItsOwnEnvelopeAndMembers() {
        var refusal = new ServiceError(
                "ConfigurationSetDoesNotExistException",
                "Configuration set <x> does not exist.",
                Map.of("ConfigurationSetName", "x", "Unknown", "y"));
        var error = ses.error(ses.operation("SendEmail").orElseThrow(), refusal);

        var response = protocol.encodeError(ses, error, "id-1");

        assertEquals(400, response.status());
        assertEquals(
                "<ErrorResponse xmlns=\"http://ses.amazonaws.com/doc/2010-12-01/\"><Error><Type>Sender</Type>"
                        + "<Code>ConfigurationSetDoesNotExist</Code><Message>Configuration set &lt;x&gt; does not exist."
                        + "</Message><ConfigurationSetName>x</ConfigurationSetName></Error><RequestId>id-1</RequestId>"
                        + "</ErrorResponse>",
                text(response));
        assertTrue(text(protocol.encodeError(ses, ses.internalFailure(), "i")).contains("<Type>Receiver</Type>"));
    }

    @Test
    void stsSpeaksTheSameWithItsOwnNamespace() {
        record Output(String userId, String account, String arn) {}
        var request = TestRequest.form("Action=GetCallerIdentity&Version=2011-06-15");
        var match = protocol.match(sts, request).orElseThrow();

        protocol.decode(match, Mail.Nothing.class, request);

        assertEquals(
                "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
                        + "<GetCallerIdentityResult><UserId>u</UserId><Account>a</Account><Arn>r</Arn>"
                        + "</GetCallerIdentityResult><ResponseMetadata><RequestId>i</RequestId></ResponseMetadata>"
                        + "</GetCallerIdentityResponse>",
                text(protocol.encode(match.operation(), new Output("u", "a", "r"), "i")));
    }

    private <I extends Record> I decode(Class<I> type, String form) {
        var request = TestRequest.form(form);
        return protocol.decode(protocol.match(ses, request).orElseThrow(), type, request);
    }

    private <I extends Record> void assertRefused(Class<I> type, String form, String code, String text) {
        var request = TestRequest.form(form);
        var match = protocol.match(ses, request).orElseThrow();
        var refusal = assertThrows(ServiceError.class, () -> protocol.decode(match, type, request));

        var error = ses.error(match.operation(), refusal);

        assertEquals(new WireError(code, 400, Optional.of(text), Map.of()), error);
    }

    private String encode(String operation, Record output) {
        return text(protocol.encode(ses.operation(operation).orElseThrow(), output, "i"));
    }

    private static String text(WireResponse response) {
        return new String(response.body(), UTF_8);
    }
}
