package io.pennypost.aws.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// REST-JSON as SES v2 speaks it. Texts that AWS answers with are as recorded in 2026.
class RestJsonTest {
    private final ServiceTable sesv2 = ServiceTable.load("sesv2");
    private final RestJson protocol = new RestJson(BlobSink.inHeap());

    @Test
    void simpleMailIsDecoded() {
        var input = decode(Mail.SendEmail.class, "POST", "/v2/email/outbound-emails", """
                {"FromEmailAddress":"a@example.com","Destination":{"ToAddresses":["b@example.com","c@example.com"]},
                 "Content":{"Simple":{"Subject":{"Data":"Grüße 📮","Charset":"UTF-8"},"Body":{"Text":{"Data":"Hi"}}}},
                 "EmailTags":[{"Name":"n","Value":"v"}],"Unknown":{"x":[1,{"y":null}]},"ReplyToAddresses":null}
                """);

        assertEquals(Optional.of("a@example.com"), input.fromEmailAddress());
        assertEquals(
                List.of("b@example.com", "c@example.com"),
                input.destination().orElseThrow().toAddresses());
        assertEquals(List.of(), input.destination().orElseThrow().bccAddresses());
        var simple = input.content().simple().orElseThrow();
        assertEquals(new Mail.Text("Grüße 📮", Optional.of("UTF-8")), simple.subject());
        assertEquals(List.of(new Mail.Tag("n", "v")), input.emailTags());
        assertEquals(List.of(), input.replyToAddresses());
    }

    @Test
    void blobsAreDecodedAndEnumsAreConstants() throws IOException {
        var input = decode(Mail.SendEmail.class, "POST", "/v2/email/outbound-emails", """
                {"Content":{"Simple":{"Subject":{"Data":"s"},"Body":{},"Attachments":[
                 {"RawContent":"aGVsbG8=","FileName":"a.txt","ContentDisposition":"INLINE"}]}}}""");

        var attachment = input.content().simple().orElseThrow().attachments().getFirst();
        assertEquals("hello", new String(attachment.rawContent().toBytes(), UTF_8));
        assertEquals(Optional.of(Mail.Disposition.INLINE), attachment.contentDisposition());
    }

    record Label(String emailIdentity) {}

    @ParameterizedTest
    @CsvSource({
        "/v2/email/identities/user%40example.com, user@example.com",
        "/v2/email/identities/a+b%40example.com, a+b@example.com",
        "/v2/email/identities/a%2Fb/, a/b",
        "/v2/email/identities/%E3%83%86, テ",
    })
    void labelsAreDecodedAfterTheSplit(String path, String identity) {
        assertEquals(identity, decode(Label.class, "GET", path, "").emailIdentity());
    }

    @Test
    void labelIsNotTakenFromTheBody() {
        var input = decode(Label.class, "PUT", "/v2/email/identities/a%40b/dkim", "{\"EmailIdentity\":\"evil\"}");

        assertEquals("a@b", input.emailIdentity());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v2/email/identities, ListEmailIdentities",
        "POST, /v2/email/list-identities, ListEmailIdentities",
        "GET, /v2/email/configuration-sets, ListConfigurationSets",
        "POST, /v2/email/list-configuration-sets, ListConfigurationSets",
        "GET, /v2/email/insights/abc, GetMessageInsights",
        "GET, /v2/email/insights/abc/, GetMessageInsights",
        "POST, /v2/email/email-address-insights/, GetEmailAddressInsights",
        "POST, /v2/email/contact-lists/l/contacts/list, ListContacts",
        "GET, /v2/email/contact-lists/l/contacts/list, GetContact",
        "POST, /v2/email/import-jobs/list, ListImportJobs",
        "GET, /v2/email/import-jobs/list, GetImportJob",
        "POST, /v2/email/account/delivery, PutAccountDeliveryAttributes",
    })
    void pathsFindTheirOperation(String method, String target, String operation) {
        var match = protocol.match(sesv2, TestRequest.of(method, target)).orElseThrow();

        assertEquals(operation, match.operation().name());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /",
        "GET, /v2/email",
        "PATCH, /v2/email/account",
        "GET, /v2/email/identities//dkim",
        "GET, /v2/email/identities/%zz",
        "GET, /v2/email/identities/%4",
        "GET, /v2/email/identities/a/b/c/d",
    })
    void otherPathsAreUnknownOperations(String method, String target) {
        var request = TestRequest.of(method, target);

        assertTrue(protocol.match(sesv2, request).isEmpty());
        var response = protocol.encodeError(sesv2, protocol.unknownOperation(sesv2, request), "id-1");
        assertEquals(404, response.status());
        assertEquals("UnknownOperationException", header(response, "x-amzn-ErrorType"));
        assertEquals("{\"message\":null}", text(response));
    }

    record Listing(Map<String, String> filter, Optional<String> nextToken, Optional<Integer> pageSize) {}

    @Test
    void olderBindingTakesMembersFromTheQuery() {
        var old = decode(Listing.class, "GET", "/v2/email/identities?PageSize=7&NextToken=a%2Bb+c&x=y", "");
        var today = decode(Listing.class, "POST", "/v2/email/list-identities", """
                {"PageSize":7,"NextToken":"a+b c","Filter":{"IDENTITY_TYPE":"DOMAIN"}}""");

        assertEquals(new Listing(Map.of(), Optional.of("a+b c"), Optional.of(7)), old);
        assertEquals(Map.of("IDENTITY_TYPE", "DOMAIN"), today.filter());
        assertEquals(old.nextToken(), today.nextToken());
    }

    enum Reason {
        BOUNCE,
        COMPLAINT
    }

    record Suppressed(List<Reason> reasons, Optional<Instant> startDate, Optional<Integer> pageSize) {}

    @Test
    void queryMembersMayRepeatAndBeMoments() {
        var input = decode(
                Suppressed.class,
                "GET",
                "/v2/email/suppression/addresses?Reason=BOUNCE&Reason=COMPLAINT&StartDate=2020-04-10T21%3A03%3A05Z",
                "");

        assertEquals(List.of(Reason.BOUNCE, Reason.COMPLAINT), input.reasons());
        assertEquals(Optional.of(Instant.parse("2020-04-10T21:03:05Z")), input.startDate());
    }

    @Test
    void queryIntegerMustBeOne() {
        assertRefused(
                Suppressed.class,
                "GET",
                "/v2/email/suppression/addresses?PageSize=x",
                "",
                "SerializationException",
                "'x' can not be converted to Integer");
    }

    record Switch(Optional<Boolean> sendingEnabled) {}

    private static final String SENDING = "/v2/email/account/sending";

    @Test
    void stringIsTakenForTrue() {
        assertEquals(
                Optional.of(true),
                decode(Switch.class, "PUT", SENDING, "{\"SendingEnabled\":\"false\"}")
                        .sendingEnabled());
    }

    @Test
    void emptyBodyIsAnEmptyStructure() {
        assertEquals(Optional.empty(), decode(Switch.class, "PUT", SENDING, "").sendingEnabled());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "{\"SendingEnabled\":1}, NUMBER_VALUE can not be converted to a Boolean",
                "{\"SendingEnabled\":null}, ",
                "`{\"SendingEnabled\":[true]}`, Start of list found where not expected",
                "{\"SendingEnabled\":{}}, Start of structure or map found where not expected.",
                "[], Expected null",
                "\"x\", Expected null",
                "{\"SendingEnabled\":tru}, ",
                "{\"SendingEnabled\":true, ",
                "{\"SendingEnabled\":true} x, ",
                "` `, ",
                "nonsense, ",
            })
    void jsonOfAnotherFormIsRefusedInTheWordsOfAws(String body, @Nullable String text) {
        assertRefused(Switch.class, "PUT", SENDING, body, "SerializationException", text);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "{\"ConfigurationSetName\":1}, NUMBER_VALUE can not be converted to a String",
                "{\"ConfigurationSetName\":true}, TRUE_VALUE can not be converted to a String",
                "{\"ConfigurationSetName\":false}, FALSE_VALUE can not be converted to a String",
                "{\"ConfigurationSetName\":[]}, Start of list found where not expected",
                "{\"SuppressionOptions\":1}, Expected null",
                "{\"Tags\":{}}, Expected list or null",
            })
    void valuesOfAnotherTypeAreRefused(String body, String text) {
        record Tag(String key, String value) {}
        record Suppression(List<Reason> suppressedReasons) {}
        record Input(String configurationSetName, Optional<Suppression> suppressionOptions, List<Tag> tags) {}

        assertRefused(Input.class, "POST", "/v2/email/configuration-sets", body, "SerializationException", text);
    }

    @Test
    void unknownEnumValueNamesTheOthers() {
        record Input(String emailAddress, Reason reason) {}

        assertRefused(
                Input.class,
                "PUT",
                "/v2/email/suppression/addresses",
                "{\"EmailAddress\":\"a@b\",\"Reason\":\"SPAM\"}",
                "BadRequestException",
                "1 validation error detected: Value at 'reason' failed to satisfy constraint: Member must satisfy enum "
                        + "value set: [BOUNCE, COMPLAINT]");
    }

    @Test
    void unknownEnumValueInListIsReportedAtTheList() {
        record Suppression(List<Reason> suppressedReasons) {}
        record Input(String configurationSetName, Optional<Suppression> suppressionOptions) {}

        assertRefused(
                Input.class,
                "POST",
                "/v2/email/configuration-sets",
                "{\"ConfigurationSetName\":\"c\",\"SuppressionOptions\":{\"SuppressedReasons\":[\"BOUNCE\",\"X\"]}}",
                "BadRequestException",
                "1 validation error detected: Value at 'suppressionOptions.suppressedReasons' failed to satisfy "
                        + "constraint: Member must satisfy constraint: [Member must satisfy enum value set: "
                        + "[BOUNCE, COMPLAINT]]");
    }

    @Test
    void missingMembersAreReportedTogetherInOrderOfTheShape() {
        record Input(String emailIdentity, String policyName, String policy) {}

        assertRefused(
                Input.class,
                "PUT",
                "/v2/email/identities/a/policies/" + "p".repeat(65),
                "{}",
                "BadRequestException",
                "2 validation errors detected: Value at 'policyName' failed to satisfy constraint: Member must have "
                        + "length less than or equal to 64; Value at 'policy' failed to satisfy constraint: Member "
                        + "must not be null");
    }

    @Test
    void missingMemberBelowIsCalledNull() {
        record Vdm(String vdmEnabled) {}
        record Input(Vdm vdmAttributes) {}

        assertRefused(
                Input.class,
                "PUT",
                "/v2/email/account/vdm",
                "{\"VdmAttributes\":{}}",
                "BadRequestException",
                "1 validation error detected: Value null at 'vdmAttributes.vdmEnabled' failed to satisfy constraint: "
                        + "Member must not be null");
    }

    @Test
    void pathOfAFailureCountsItemsFromOne() {
        assertRefused(
                Mail.SendEmail.class,
                "POST",
                "/v2/email/outbound-emails",
                """
                {"Content":{"Simple":{"Subject":{"Data":"s"},"Body":{},"Headers":[
                {"Name":"A","Value":"b"},{"Name":"A B","Value":"b"}]}}}""",
                "BadRequestException",
                "1 validation error detected: Value at 'content.simple.headers.2.member.name' failed to satisfy "
                        + "constraint: Member must satisfy regular expression pattern: ^[!-9;-@A-~]+$");
    }

    @Test
    void numberOutsideItsRangeIsRefused() {
        record Input(String configurationSetName, Optional<Long> maxDeliverySeconds) {}

        assertRefused(
                Input.class,
                "PUT",
                "/v2/email/configuration-sets/c/delivery-options",
                "{\"MaxDeliverySeconds\":50401}",
                "BadRequestException",
                "1 validation error detected: Value at 'maxDeliverySeconds' failed to satisfy constraint: Member must "
                        + "have value less than or equal to 50400");
    }

    record SigningScheme(Optional<Scheme> signingScheme) {}

    sealed interface Scheme {
        record DefaultScheme() implements Scheme {}

        record SmimeScheme(Optional<String> signatureFormat) implements Scheme {}
    }

    @Test
    void unionIsOneOfItsRecords() {
        record Input(String configurationSetName, Optional<SigningScheme> messageSecurityOptions) {}

        var input = decode(Input.class, "POST", "/v2/email/update-configuration-sets", """
                {"ConfigurationSetName":"c","MessageSecurityOptions":{"SigningScheme":{"SmimeScheme":
                {"SignatureFormat":"DETACHED"}}}}""");

        assertEquals(
                Optional.of(new Scheme.SmimeScheme(Optional.of("DETACHED"))),
                input.messageSecurityOptions().orElseThrow().signingScheme());
    }

    @Test
    void answerOmitsWhatIsAbsent() {
        record Dkim(boolean signingEnabled, List<String> tokens, Optional<Instant> lastKeyGenerationTimestamp) {}
        record Output(
                Optional<String> configurationSetName, Optional<Dkim> dkimAttributes, Map<String, String> policies) {}
        var dkim = new Dkim(true, List.of("a\"b"), Optional.of(Instant.parse("2026-11-24T10:00:00.250Z")));

        var response = protocol.encode(
                sesv2.operation("GetEmailIdentity").orElseThrow(),
                new Output(Optional.empty(), Optional.of(dkim), Map.of()),
                "id-1");

        assertEquals(200, response.status());
        assertEquals("id-1", header(response, "x-amzn-RequestId"));
        assertEquals("application/json", header(response, "Content-Type"));
        assertEquals(
                "{\"DkimAttributes\":{\"SigningEnabled\":true,\"Tokens\":[\"a\\\"b\"],"
                        + "\"LastKeyGenerationTimestamp\":1795514400.250},\"Policies\":{}}",
                text(response));
    }

    @Test
    void answerWithoutMembersIsAnEmptyObject() {
        var response =
                protocol.encode(sesv2.operation("DeleteEmailIdentity").orElseThrow(), new Mail.Nothing(), "id-1");

        assertEquals("{}", text(response));
    }

    @Test
    void errorStandsInHeaderAndBody() {
        var operation = sesv2.operation("GetEmailIdentity").orElseThrow();
        var error = sesv2.error(operation, new ServiceError("NotFoundException", "Email identity x does not exist."));

        var response = protocol.encodeError(sesv2, error, "id-1");

        assertEquals(404, response.status());
        assertEquals("NotFoundException", header(response, "x-amzn-ErrorType"));
        assertEquals("id-1", header(response, "x-amzn-RequestId"));
        assertEquals("{\"message\":\"Email identity x does not exist.\"}", text(response));
    }

    private <I extends Record> I decode(Class<I> type, String method, String target, String body) {
        var request = TestRequest.of(method, target, body);
        return protocol.decode(protocol.match(sesv2, request).orElseThrow(), type, request);
    }

    private <I extends Record> void assertRefused(
            Class<I> type, String method, String target, String body, String code, @Nullable String text) {
        var request = TestRequest.of(method, target, body);
        var match = protocol.match(sesv2, request).orElseThrow();
        var refusal = assertThrows(ServiceError.class, () -> protocol.decode(match, type, request));

        var error = sesv2.error(match.operation(), refusal);

        assertEquals(code, error.code());
        assertEquals(400, error.status());
        assertEquals(Optional.ofNullable(text), error.message());
    }

    private static String header(WireResponse response, String name) {
        return response.headers().stream()
                .filter(header -> header.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static String text(WireResponse response) {
        return new String(response.body(), UTF_8);
    }
}
