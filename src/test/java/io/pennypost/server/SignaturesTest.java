package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.aws.protocol.WireRequest.Header;
import io.pennypost.aws.secret.Secret;
import io.pennypost.aws.sigv4.Signer;
import io.pennypost.server.settings.Mode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ses.model.SesException;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sts.model.StsException;

/// In `serve`, who does not sign rightly is told so in SES's words, on both APIs, and nothing is done for him.
final class SignaturesTest {
    private static final String INVALID_TOKEN = "The security token included in the request is invalid.";
    private static final String MISMATCH =
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access"
                    + " Key and signing method. Consult the service documentation for details.";
    private static final String BODY = "{\"EmailIdentity\":\"new.example\"}";
    private static final String FORM = "Action=VerifyDomainIdentity&Domain=new.example&Version=2010-12-01";

    @TempDir
    static Path directory;

    private static RunningProgram program;

    @BeforeAll
    static void start() {
        program = RunningProgram.start(Mode.SERVE, directory.resolve("data"), "identity.verification=at_once");
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @AfterEach
    void nothingWasCreated() {
        assertEquals(List.of(), program.v2().listEmailIdentities(r -> {}).emailIdentities());
    }

    @Test
    void stockClientsWithTheRightKeyAreServed() {
        assertTrue(program.v2().getAccount(r -> {}).sendingEnabled());
        assertEquals(List.of(), program.v1().listIdentities().identities());
        assertEquals(
                "000000000000",
                program.sts(RunningProgram.KEY_ID).getCallerIdentity().account());
    }

    @Test
    void stockClientsWithAnUnknownKeyAreRefused() {
        var v2 = assertThrows(
                SesV2Exception.class,
                () -> program.v2("AKIABBBBBBBBBBBBBBBB", "us-east-1").getAccount(r -> {}));
        var v1 = assertThrows(
                SesException.class,
                () -> program.v1("AKIABBBBBBBBBBBBBBBB", "us-east-1").listIdentities());
        var sts = assertThrows(
                StsException.class, () -> program.sts("AKIABBBBBBBBBBBBBBBB").getCallerIdentity());

        assertEquals("UnrecognizedClientException", v2.awsErrorDetails().errorCode());
        assertEquals(INVALID_TOKEN, v2.awsErrorDetails().errorMessage());
        assertEquals(403, v2.statusCode());
        assertEquals("InvalidClientTokenId", v1.awsErrorDetails().errorCode());
        assertEquals(INVALID_TOKEN, v1.awsErrorDetails().errorMessage());
        assertEquals(403, v1.statusCode());
        assertEquals("InvalidClientTokenId", sts.awsErrorDetails().errorCode());
    }

    @Test
    void aRequestWithoutSignatureIsRefused() {
        assertV2(
                program.send("POST", "/v2/email/identities", bytes(BODY), request -> {}),
                "MissingAuthenticationTokenException",
                "Missing Authentication Token");
        assertV1(
                program.send("POST", "/", bytes(FORM), request -> request.header("Content-Type", RunningProgram.FORM)),
                "MissingAuthenticationToken",
                "Request is missing Authentication Token");
    }

    @Test
    void anUnreadableAuthorizationIsRefused() {
        for (var authorization : List.of(
                "AWS4-HMAC-SHA256",
                "AWS4-HMAC-SHA256 Credential=x, SignedHeaders=host, Signature=y",
                "AWS4-HMAC-SHA256 Credential=" + RunningProgram.KEY_ID + "/20261124/us-east-1/ses/aws4_request",
                "Basic cm9vdDpyb290")) {
            var answer = program.send(
                    "POST",
                    "/v2/email/identities",
                    bytes(BODY),
                    request -> request.header("Authorization", authorization).header("X-Amz-Date", "20261124T100000Z"));

            assertEquals(403, answer.status(), authorization);
            assertTrue(
                    answer.header("x-amzn-ErrorType")
                            .matches("IncompleteSignatureException|MissingAuthenticationTokenException"),
                    answer::toString);
        }
    }

    @Test
    void aWrongSignatureIsRefused() {
        var now = InstantSource.system().instant();
        UnaryOperator<String> spoil = value -> value.replaceAll("Signature=.{4}", "Signature=0000");
        assertV2(v2(signer("us-east-1", "ses"), now, spoil), "InvalidSignatureException", MISMATCH);
        assertV1(v1(signer("us-east-1", "ses"), now, spoil), "SignatureDoesNotMatch", MISMATCH);
    }

    @Test
    void aBodyThatWasChangedIsRefused() {
        var now = InstantSource.system().instant();
        var answer = send(
                "POST",
                "/v2/email/identities",
                "application/json",
                bytes(BODY),
                bytes(BODY.replace("new", "old")),
                signer("us-east-1", "ses"),
                now,
                UnaryOperator.identity());

        assertV2(answer, "InvalidSignatureException", MISMATCH);
    }

    @Test
    void anExpiredSignatureIsRefusedWithBothTimes() {
        var old = InstantSource.system().instant().minus(Duration.ofMinutes(6));
        var text =
                "Signature expired: \\d{8}T\\d{6}Z is now earlier than \\d{8}T\\d{6}Z \\(\\d{8}T\\d{6}Z - 5 min\\.\\)";
        assertV2Like(v2(signer("us-east-1", "ses"), old, UnaryOperator.identity()), text);
        assertV1Like(v1(signer("us-east-1", "ses"), old, UnaryOperator.identity()), text);
    }

    @Test
    void aSignatureOfTheFutureIsRefusedWithBothTimes() {
        var early = InstantSource.system().instant().plus(Duration.ofMinutes(6));
        var text =
                "Signature not yet current: \\d{8}T\\d{6}Z is still later than \\d{8}T\\d{6}Z \\(\\d{8}T\\d{6}Z \\+ 5 min\\.\\)";
        assertV2Like(v2(signer("us-east-1", "ses"), early, UnaryOperator.identity()), text);
        assertV1Like(v1(signer("us-east-1", "ses"), early, UnaryOperator.identity()), text);
    }

    @Test
    void aScopeOfAnotherServiceIsRefused() {
        var now = InstantSource.system().instant();
        var text = "Credential should be scoped to correct service: 'ses'.";
        assertV2(v2(signer("us-east-1", "sqs"), now, UnaryOperator.identity()), "InvalidSignatureException", text);
        assertV1(v1(signer("us-east-1", "sqs"), now, UnaryOperator.identity()), "SignatureDoesNotMatch", text);
    }

    @Test
    void aScopeWithoutARegionIsRefused() {
        var now = InstantSource.system().instant();
        assertV2(
                v2(signer("Not A Region!", "ses"), now, UnaryOperator.identity()),
                "InvalidSignatureException",
                "Credential should be scoped to a valid region.");
    }

    @Test
    void aScopeWithAnotherTerminatorIsRefused() {
        var now = InstantSource.system().instant();
        assertV2(
                v2(signer("us-east-1", "ses"), now, value -> value.replace("aws4_request", "aws5_request")),
                "InvalidSignatureException",
                "Credential should be scoped with a valid terminator: 'aws4_request'.");
    }

    @Test
    void aTemporaryKeyWithoutItsTokenIsRefused() {
        var signer = new Signer("ASIAAAAAAAAAAAAAAAAA", new Secret(RunningProgram.SECRET), "us-east-1", "ses");
        var now = InstantSource.system().instant();
        assertV2(v2(signer, now, UnaryOperator.identity()), "UnrecognizedClientException", INVALID_TOKEN);
        assertV1(v1(signer, now, UnaryOperator.identity()), "InvalidClientTokenId", INVALID_TOKEN);
    }

    @Test
    void aTokenThatNobodyGaveIsRefused() {
        var signer = new Signer("ASIAAAAAAAAAAAAAAAAA", new Secret(RunningProgram.SECRET), "us-east-1", "ses")
                .withSessionToken("made-up");
        assertV2(
                v2(signer, InstantSource.system().instant(), UnaryOperator.identity()),
                "UnrecognizedClientException",
                INVALID_TOKEN);
    }

    @Test
    void aPresignedGetCallerIdentityAnswersForItsSigner() {
        var query = presign(InstantSource.system().instant());

        var answer = program.send("GET", "/?" + query, new byte[0], request -> {});

        assertEquals(200, answer.status(), answer::body);
        assertTrue(answer.body().contains("<Account>000000000000</Account>"), answer::body);
        assertTrue(answer.body().contains("<Arn>arn:aws:iam::000000000000:root</Arn>"), answer::body);
    }

    @Test
    void aPresignedQueryThatHasExpiredIsRefused() {
        var query = presign(InstantSource.system().instant().minus(Duration.ofHours(1)));

        assertEquals(
                403,
                program.send("GET", "/?" + query, new byte[0], request -> {}).status());
    }

    @Test
    void ourOwnDoorsAreForTheRootAlone() {
        assertEquals(
                403,
                program.send("GET", "/_aws/ses", new byte[0], request -> {}).status());
        assertEquals(
                403,
                program.send("DELETE", "/_aws/ses", new byte[0], request -> {}).status());
        assertEquals(
                200, program.call("GET", "/_aws/ses", "text/plain", new byte[0]).status());
    }

    private static String presign(Instant at) {
        return new Signer(RunningProgram.KEY_ID, new Secret(RunningProgram.SECRET), "us-east-1", "sts")
                .presign(
                        "GET",
                        "/",
                        "Action=GetCallerIdentity&Version=2011-06-15",
                        program.authority(),
                        RunningProgram.sha256(new byte[0]),
                        at,
                        Duration.ofMinutes(1));
    }

    private static Signer signer(String region, String service) {
        return new Signer(RunningProgram.KEY_ID, new Secret(RunningProgram.SECRET), region, service);
    }

    private static RunningProgram.Answer v2(Signer signer, Instant at, UnaryOperator<String> change) {
        return send("POST", "/v2/email/identities", "application/json", bytes(BODY), bytes(BODY), signer, at, change);
    }

    private static RunningProgram.Answer v1(Signer signer, Instant at, UnaryOperator<String> change) {
        return send("POST", "/", RunningProgram.FORM, bytes(FORM), bytes(FORM), signer, at, change);
    }

    /// @param change what becomes of the Authorization header on its way
    private static RunningProgram.Answer send(
            String method,
            String path,
            String contentType,
            byte[] signed,
            byte[] sent,
            Signer signer,
            Instant at,
            UnaryOperator<String> change) {
        var headers = signer.sign(
                method,
                path,
                "",
                List.of(new Header("Host", program.authority()), new Header("Content-Type", contentType)),
                RunningProgram.sha256(signed),
                at);
        return program.send(method, path, sent, request -> {
            request.header("Content-Type", contentType);
            headers.forEach(header -> request.header(
                    header.name(),
                    header.name().equalsIgnoreCase("Authorization") ? change.apply(header.value()) : header.value()));
        });
    }

    private static void assertV2(RunningProgram.Answer answer, String code, String text) {
        assertEquals(code, answer.header("x-amzn-ErrorType"), answer::body);
        assertEquals(403, answer.status());
        assertEquals(text, answer.json().at("message").text());
        assertTrue(!answer.header("x-amzn-RequestId").isEmpty());
    }

    private static void assertV2Like(RunningProgram.Answer answer, String pattern) {
        assertEquals("InvalidSignatureException", answer.header("x-amzn-ErrorType"), answer::body);
        assertEquals(403, answer.status());
        assertTrue(answer.json().at("message").text().matches(pattern), answer::body);
    }

    private static void assertV1(RunningProgram.Answer answer, String code, String text) {
        assertEquals(403, answer.status(), answer::body);
        assertTrue(answer.body().contains("<Type>Sender</Type>"), answer::body);
        assertTrue(answer.body().contains("<Code>" + code + "</Code>"), answer::body);
        assertTrue(answer.body().replace("&apos;", "'").contains("<Message>" + text + "</Message>"), answer::body);
        assertTrue(answer.body().contains("<RequestId>" + answer.header("x-amzn-RequestId") + "</RequestId>"));
    }

    private static void assertV1Like(RunningProgram.Answer answer, String pattern) {
        assertEquals(403, answer.status(), answer::body);
        assertTrue(answer.body().contains("<Code>SignatureDoesNotMatch</Code>"), answer::body);
        assertTrue(
                Pattern.compile("<Message>" + pattern + "</Message>")
                        .matcher(answer.body())
                        .find(),
                answer::body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
