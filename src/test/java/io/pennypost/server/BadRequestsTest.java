package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
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

/// Every malformed JSON request gets the code, status and text that SES v2 has for it, with a request id, and changes
/// nothing.
final class BadRequestsTest {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

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

    @ParameterizedTest
    @FieldSource("io.pennypost.server.BadCalls#JSON")
    void v2RefusesInItsShape(BadCalls.Call call) {
        var answer = program.json(call.method(), call.path(), call.body());

        assertJsonError(answer, call.status(), call.code(), call.message());
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
