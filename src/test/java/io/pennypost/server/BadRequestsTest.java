package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Every malformed request gets the code, status and text that SES has for it, with a request id, and changes nothing.
final class BadRequestsTest {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern CODE = Pattern.compile("<Code>([^<]*)</Code>");
    private static final Pattern MESSAGE = Pattern.compile("<Message>([^<]*)</Message>");

    @TempDir
    static Path directory;

    private static RunningProgram program;

    @BeforeAll
    static void start() {
        program = RunningProgram.start(Mode.DEV, directory.resolve("data"));
        program.json("POST", "/v2/email/identities", "{\"EmailIdentity\":\"example.com\"}");
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    /// Whatever was asked wrongly, there is one identity, no configuration set and no mail.
    @AfterEach
    void nothingHasChanged() {
        assertEquals(List.of(), program.inbox());
        var identities = program.json("POST", "/v2/email/list-identities", "{}").json();
        assertEquals(1, identities.at("EmailIdentities").items().size());
        assertEquals(
                "{\"ConfigurationSets\":[]}",
                program.json("POST", "/v2/email/list-configuration-sets", "").body());
    }

    record Call(String method, String path, String body, int status, String code, String message) {
        @Override
        public String toString() {
            return method + " " + path + " " + (body.length() > 80 ? body.substring(0, 80) : body);
        }
    }

    private static final String SEND = "/v2/email/outbound-emails";
    private static final String NO_ENUM = "Member must satisfy enum value set: ";

    static final List<Call> JSON = List.of(
            new Call("POST", "/v2/email/identities", "{\"EmailIdentity\":", 400, "SerializationException", "*"),
            new Call("POST", "/v2/email/identities", "   ", 400, "SerializationException", "*"),
            new Call(
                    "POST",
                    "/v2/email/identities",
                    "{\"EmailIdentity\":\"x.com\"} junk",
                    400,
                    "SerializationException",
                    "*"),
            new Call("POST", "/v2/email/identities", "[]", 400, "SerializationException", "*"),
            new Call(
                    "POST",
                    "/v2/email/identities",
                    "{\"EmailIdentity\":17}",
                    400,
                    "SerializationException",
                    "NUMBER_VALUE can not be converted to a String"),
            new Call(
                    "POST",
                    "/v2/email/identities",
                    "{\"EmailIdentity\":true}",
                    400,
                    "SerializationException",
                    "TRUE_VALUE can not be converted to a String"),
            new Call(
                    "POST",
                    "/v2/email/identities",
                    "{\"EmailIdentity\":[\"x.com\"]}",
                    400,
                    "SerializationException",
                    "Start of list found where not expected"),
            new Call(
                    "POST",
                    "/v2/email/identities",
                    "{\"EmailIdentity\":{}}",
                    400,
                    "SerializationException",
                    "Start of structure or map found where not expected."),
            new Call(
                    "POST",
                    "/v2/email/identities",
                    "{\"EmailIdentity\":\"x.com\",\"Tags\":\"no\"}",
                    400,
                    "SerializationException",
                    "Expected list or null"),
            new Call(
                    "POST",
                    "/v2/email/identities",
                    "{\"EmailIdentity\":\"x.com\",\"DkimSigningAttributes\":3}",
                    400,
                    "SerializationException",
                    "Expected null"),
            new Call(
                    "POST",
                    "/v2/email/identities",
                    "",
                    400,
                    "BadRequestException",
                    "1 validation error detected: Value at 'emailIdentity' failed to satisfy constraint: Member must not be"
                            + " null"),
            new Call(
                    "POST",
                    "/v2/email/identities",
                    "{\"EmailIdentity\":null}",
                    400,
                    "BadRequestException",
                    "1 validation error detected: Value at 'emailIdentity' failed to satisfy constraint: Member must not be"
                            + " null"),
            new Call(
                    "POST",
                    "/v2/email/identities",
                    "{\"EmailIdentity\":\"\"}",
                    400,
                    "BadRequestException",
                    "1 validation error detected: Value at 'emailIdentity' failed to satisfy constraint: Member must have"
                            + " length greater than or equal to 1"),
            new Call(
                    "POST",
                    "/v2/email/identities",
                    "{\"EmailIdentity\":\"no domain\"}",
                    400,
                    "BadRequestException",
                    "*"),
            new Call(
                    "POST",
                    "/v2/email/identities",
                    "{\"EmailIdentity\":\"x.com\",\"ConfigurationSetName\":\"none\"}",
                    404,
                    "NotFoundException",
                    "Configuration set <none> does not exist."),
            new Call(
                    "POST",
                    "/v2/email/identities",
                    "{\"EmailIdentity\":\"EXAMPLE.com\"}",
                    400,
                    "AlreadyExistsException",
                    "Email identity example.com already exist."),
            new Call(
                    "POST",
                    "/v2/email/configuration-sets",
                    "{\"ConfigurationSetName\":\"c\",\"DeliveryOptions\":{\"TlsPolicy\":\"SOMETIMES\"}}",
                    400,
                    "BadRequestException",
                    "1 validation error detected: Value at 'deliveryOptions.tlsPolicy' failed to satisfy constraint: "
                            + NO_ENUM
                            + "[OPTIONAL, REQUIRE]"),
            new Call(
                    "POST",
                    "/v2/email/configuration-sets",
                    "{\"ConfigurationSetName\":\"c\",\"SuppressionOptions\":{\"SuppressedReasons\":[\"WHIM\"]}}",
                    400,
                    "BadRequestException",
                    "1 validation error detected: Value at 'suppressionOptions.suppressedReasons' failed to satisfy"
                            + " constraint: Member must satisfy constraint: ["
                            + NO_ENUM
                            + "[BOUNCE, COMPLAINT]]"),
            new Call(
                    "POST",
                    "/v2/email/configuration-sets",
                    "{\"ConfigurationSetName\":\"c\",\"SendingOptions\":{\"SendingEnabled\":3}}",
                    400,
                    "SerializationException",
                    "NUMBER_VALUE can not be converted to a Boolean"),
            new Call(
                    "POST",
                    "/v2/email/configuration-sets",
                    "{\"ConfigurationSetName\":\"a b\"}",
                    400,
                    "BadRequestException",
                    "*"),
            new Call(
                    "GET",
                    "/v2/email/identities?PageSize=many",
                    "",
                    400,
                    "SerializationException",
                    "'many' can not be converted to Integer"),
            new Call(
                    "GET",
                    "/v2/email/identities?PageSize=1001",
                    "",
                    400,
                    "BadRequestException",
                    "Value 1001 for parameter PageSize is invalid. PageSize must be between 1 and 1000."),
            new Call(
                    "GET",
                    "/v2/email/identities?NextToken=t",
                    "",
                    400,
                    "BadRequestException",
                    "Invalid NextToken <t>."),
            new Call(
                    "POST",
                    "/v2/email/list-configuration-sets",
                    "{\"PageSize\":0}",
                    400,
                    "BadRequestException",
                    "The page size must be between 1 and 1000"),
            new Call(
                    "POST",
                    "/v2/email/list-configuration-sets",
                    "{\"NextToken\":\"t\"}",
                    400,
                    "BadRequestException",
                    "invalid nextToken t"),
            new Call(
                    "POST",
                    "/v2/email/list-configuration-sets",
                    "{\"PageSize\":99999999999999999999}",
                    400,
                    "SerializationException",
                    "*"),
            new Call(
                    "GET",
                    "/v2/email/identities/none.example",
                    "",
                    404,
                    "NotFoundException",
                    "Email identity none.example does not exist."),
            new Call(
                    "DELETE",
                    "/v2/email/identities/none.example",
                    "",
                    404,
                    "NotFoundException",
                    "Identity none.example does not exist."),
            new Call(
                    "GET",
                    "/v2/email/configuration-sets/none",
                    "",
                    404,
                    "NotFoundException",
                    "Configuration set <none> does not exist."),
            new Call(
                    "DELETE",
                    "/v2/email/configuration-sets/none",
                    "",
                    404,
                    "NotFoundException",
                    "Configuration set <none> does not exist."),
            new Call(
                    "PUT",
                    "/v2/email/identities/none.example/dkim/signing",
                    "{\"SigningAttributesOrigin\":\"AWS_SES\"}",
                    404,
                    "NotFoundException",
                    "Email identity none.example does not exist."),
            new Call("PUT", "/v2/email/identities/example.com/dkim/signing", "{}", 400, "BadRequestException", "*"),
            new Call(
                    "PUT",
                    "/v2/email/identities/example.com/dkim/signing",
                    "{\"SigningAttributesOrigin\":\"EXTERNAL\"}",
                    400,
                    "BadRequestException",
                    "*"),
            new Call(
                    "PUT",
                    "/v2/email/identities/none.example/dkim",
                    "{\"SigningEnabled\":true}",
                    404,
                    "NotFoundException",
                    "*"),
            new Call("GET", "/v2/email/nothing", "", 404, "UnknownOperationException", "*"),
            new Call("PATCH", "/v2/email/identities", "{}", 404, "UnknownOperationException", "*"),
            new Call("DELETE", "/v2/email/outbound-emails", "", 404, "UnknownOperationException", "*"),
            new Call("POST", SEND, "{}", 400, "BadRequestException", "*"),
            new Call(
                    "POST",
                    SEND,
                    "{\"FromEmailAddress\":\"a@example.com\",\"Content\":{\"Raw\":{\"Data\":\"%%%\"}}}",
                    400,
                    "SerializationException",
                    "*"),
            new Call(
                    "POST",
                    SEND,
                    "{\"FromEmailAddress\":\"a@example.com\",\"Content\":{\"Raw\":{}}}",
                    400,
                    "BadRequestException",
                    "*"),
            new Call(
                    "POST",
                    SEND,
                    "{\"FromEmailAddress\":\"a@example.com\",\"Content\":{}}",
                    400,
                    "BadRequestException",
                    "*"),
            simple("a@example.com", "b", 400, "BadRequestException", "Missing final '@domain'"),
            simple("a", "b@example.net", 400, "BadRequestException", "Missing final '@domain'"),
            simple(
                    "a@example.com",
                    "ü@example.net",
                    400,
                    "BadRequestException",
                    "Local address contains control or whitespace"),
            simple(
                    "a@example.com",
                    "b@exa mple.net",
                    400,
                    "BadRequestException",
                    "Domain contains control or whitespace"),
            simple("a@example.com", "b@.example.net", 400, "BadRequestException", "Domain starts with dot"),
            simple("a@example.com", "b@", 400, "BadRequestException", "Missing domain"),
            simple("a@example.com", "@example.net", 400, "BadRequestException", "Missing local name"),
            simple(
                    "a@other.example",
                    "b@example.net",
                    400,
                    "MessageRejected",
                    "Email address is not verified. The following identities failed the check in region US-EAST-1:"
                            + " a@other.example"),
            new Call(
                    "POST",
                    SEND,
                    "{\"FromEmailAddress\":\"a@example.com\",\"ConfigurationSetName\":\"X\",\"Destination\":{\"ToAddresses\":[\"b@example.net\"]},"
                            + "\"Content\":{\"Simple\":{\"Subject\":{\"Data\":\"s\"},\"Body\":{\"Text\":{\"Data\":\"t\"}}}}}",
                    400,
                    "BadRequestException",
                    "Configuration set <X> does not exist."),
            new Call(
                    "POST",
                    SEND,
                    "{\"Destination\":{\"ToAddresses\":[\"b@example.net\"]},"
                            + "\"Content\":{\"Simple\":{\"Subject\":{\"Data\":\"s\"},\"Body\":{\"Text\":{\"Data\":\"t\"}}}}}",
                    400,
                    "BadRequestException",
                    "null"),
            new Call(
                    "POST",
                    SEND,
                    "{\"FromEmailAddress\":\"a@example.com\",\"Destination\":{\"ToAddresses\":[\"b@example.net\"]},"
                            + "\"Content\":{\"Simple\":{\"Subject\":{\"Data\":\"s\"},\"Body\":{\"Text\":{\"Data\":\"t\",\"Charset\":\"klingon\"}}}}}",
                    400,
                    "BadRequestException",
                    "*"),
            new Call(
                    "POST",
                    SEND,
                    "{\"FromEmailAddress\":\"a@example.com\",\"Destination\":{\"ToAddresses\":[\"b@example.net\"]},"
                            + "\"Content\":{\"Simple\":{\"Subject\":{\"Data\":\"s\"},\"Headers\":[{\"Name\":\"\",\"Value\":\"v\"}],\"Body\":{\"Text\":{\"Data\":\"t\"}}}}}",
                    400,
                    "BadRequestException",
                    "2 validation errors detected: Value at 'content.simple.headers.1.member.name' failed to satisfy"
                            + " constraint: Member must have length greater than or equal to 1; Value at"
                            + " 'content.simple.headers.1.member.name' failed to satisfy constraint: Member must satisfy"
                            + " regular expression pattern: ^[!-9;-@A-~]+$"));

    private static Call simple(String from, String to, int status, String code, String message) {
        return new Call(
                "POST",
                SEND,
                "{\"FromEmailAddress\":\"" + from + "\",\"Destination\":{\"ToAddresses\":[\"" + to
                        + "\"]},\"Content\":{\"Simple\":{\"Subject\":{\"Data\":\"s\"},\"Body\":{\"Text\":{\"Data\":\"t\"}}}}}",
                status,
                code,
                message);
    }

    @ParameterizedTest
    @FieldSource("JSON")
    void v2RefusesInItsShape(Call call) {
        var answer = program.json(call.method, call.path, call.body);

        assertJsonError(answer, call.status, call.code, call.message);
    }

    private static void assertJsonError(RunningProgram.Answer answer, int status, String code, String message) {
        assertEquals(code, answer.header("x-amzn-ErrorType"), answer::body);
        assertEquals(status, answer.status());
        assertTrue(UUID.matcher(answer.header("x-amzn-RequestId")).matches());
        assertEquals("application/json", answer.header("Content-Type"));
        var told = answer.json().at("message");
        if (!message.equals("*")) {
            assertEquals(message, told.text());
        }
    }

    record Form(String body, int status, String code, String message) {
        @Override
        public String toString() {
            return body.length() > 100 ? body.substring(0, 100) : body;
        }
    }

    private static final String V = "&Version=2010-12-01";

    static final List<Form> FORMS = List.of(
            new Form("", 400, "MissingAction", "*"),
            new Form("Version=2010-12-01", 400, "MissingAction", "*"),
            new Form(
                    "Action=FlyAway" + V,
                    400,
                    "InvalidAction",
                    "Could not find operation FlyAway for version 2010-12-01"),
            new Form("Action=ListIdentities&Version=1999-01-01", 400, "InvalidAction", "*"),
            new Form("Action=ListIdentities", 200, "", ""),
            new Form("Action=ListIdentities&MaxItems=abc" + V, 400, "MalformedInput", "*"),
            new Form("Action=ListIdentities&MaxItems=1001" + V, 400, "InvalidParameterValue", "*"),
            new Form("Action=ListIdentities&IdentityType=Planet" + V, 400, "ValidationError", "*"),
            new Form(
                    "Action=VerifyEmailIdentity" + V,
                    400,
                    "ValidationError",
                    "1 validation error detected: Value null at 'emailAddress' failed to satisfy constraint: Member must not"
                            + " be null"),
            new Form("Action=VerifyEmailIdentity&EmailAddress=nobody" + V, 400, "InvalidParameterValue", "*"),
            new Form("Action=VerifyDomainIdentity&Domain=a%40b.example" + V, 400, "InvalidParameterValue", "*"),
            new Form(
                    "Action=VerifyDomainDkim&Domain=a%40b.example" + V,
                    400,
                    "InvalidParameterValue",
                    "Domain a@b.example is invalid."),
            new Form("Action=SendEmail" + V, 400, "ValidationError", "*"),
            new Form("Action=SendRawEmail" + V, 400, "ValidationError", "*"),
            new Form("Action=SendRawEmail&RawMessage.Data=%25%25%25" + V, 400, "MalformedInput", "*"),
            send("a@example.com", "b", "", "InvalidParameterValue", "Missing final '@domain'"),
            send(
                    "a@other.example",
                    "b@example.net",
                    "&ReturnPath=r@third.example",
                    "MessageRejected",
                    "Email address is not verified. The following identities failed the check in region US-EAST-1:"
                            + " a@other.example, r@third.example"),
            send(
                    "a@example.com",
                    "b@example.net",
                    "&ConfigurationSetName=X",
                    "ConfigurationSetDoesNotExist",
                    "Configuration set &lt;X&gt; does not exist."),
            send(
                    "a@example.com",
                    "b@example.net",
                    "&Tags.member.1.Name=a%20b&Tags.member.1.Value=c",
                    "InvalidParameterValue",
                    "*"));

    private static Form send(String source, String to, String more, String code, String message) {
        return new Form(
                "Action=SendEmail&Message.Subject.Data=s&Message.Body.Text.Data=t&Source="
                        + URLEncoder.encode(source, StandardCharsets.UTF_8)
                        + "&Destination.ToAddresses.member.1="
                        + URLEncoder.encode(to, StandardCharsets.UTF_8) + more + V,
                400,
                code,
                message);
    }

    @ParameterizedTest
    @FieldSource("FORMS")
    void v1RefusesInItsShape(Form form) {
        var answer = program.form(form.body);

        assertEquals(form.status, answer.status(), answer::body);
        if (form.status != 200) {
            assertXmlError(answer, form.status, form.code, form.message);
        }
    }

    private static void assertXmlError(RunningProgram.Answer answer, int status, String code, String message) {
        assertEquals(status, answer.status(), answer::body);
        assertEquals("text/xml", answer.header("Content-Type"));
        assertTrue(
                answer.body().contains("<ErrorResponse xmlns=\"http://ses.amazonaws.com/doc/2010-12-01/\">"),
                answer::body);
        assertTrue(answer.body().contains("<Type>Sender</Type>"), answer::body);
        var id = answer.header("x-amzn-RequestId");
        assertTrue(UUID.matcher(id).matches());
        assertTrue(answer.body().contains("<RequestId>" + id + "</RequestId>"), answer::body);
        var told = CODE.matcher(answer.body());
        assertTrue(told.find());
        assertEquals(code, told.group(1), answer::body);
        var text = MESSAGE.matcher(answer.body());
        if (!message.equals("*")) {
            assertTrue(text.find());
            assertEquals(message, text.group(1).replace("&apos;", "'"));
        }
    }

    @Test
    void aBodyOverTheLimitIsRefusedWith413() {
        var large = new byte[(4 << 20) + 1];

        var answer = program.call("POST", "/v2/email/identities", "application/json", large);

        assertJsonError(answer, 413, "RequestEntityTooLargeException", "*");
    }

    @Test
    void aTruncatedBodyIsRefused() throws Exception {
        var answer = raw(String.join(
                "\r\n",
                "POST /v2/email/identities HTTP/1.1",
                "Host: x",
                "Content-Type: application/json",
                "Content-Length: 100",
                "Connection: close",
                "",
                "{\"EmailIdentity\":\"x.example\"}"));

        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.contains("IncompleteBody"), answer);
        assertTrue(answer.toLowerCase(Locale.ROOT).contains("x-amzn-requestid: "), answer);
    }

    @Test
    void aRequestThatIsNoHttpIsRefused() throws Exception {
        var answer = raw("HELO there\r\n\r\n");

        assertTrue(answer.matches("(?s)HTTP/1.1 (400|505) .*"), answer);
    }

    @Test
    void aGzippedBodyIsRead() throws Exception {
        var zipped = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(zipped)) {
            out.write("{\"EmailIdentity\":\"\"}".getBytes(StandardCharsets.UTF_8));
        }

        var answer = program.send(
                "POST",
                "/v2/email/identities",
                zipped.toByteArray(),
                request -> request.header("Content-Type", "application/json").header("Content-Encoding", "gzip"));

        assertJsonError(
                answer,
                400,
                "BadRequestException",
                "1 validation error detected: Value at 'emailIdentity' failed to satisfy constraint: Member must have"
                        + " length greater than or equal to 1");
    }

    @Test
    void aBodyThatIsNotTheGzipItSaysIsRefused() {
        var answer = program.send(
                "POST",
                "/v2/email/identities",
                new byte[] {1, 2, 3},
                request -> request.header("Content-Encoding", "gzip"));

        assertJsonError(answer, 400, "MalformedInputException", "*");
    }

    private static String raw(String request) throws IOException {
        try (var socket =
                new Socket(program.address().getAddress(), program.address().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
