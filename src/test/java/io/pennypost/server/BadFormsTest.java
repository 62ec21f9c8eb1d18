package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Every malformed form request gets the code, status and text that SES v1 has for it, with a request id, and changes
/// nothing.
final class BadFormsTest {
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
}
