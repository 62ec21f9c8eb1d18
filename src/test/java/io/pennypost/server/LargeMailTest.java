package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.testing.MailSink;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Messages close to the limit are streamed: many at once pass through a small heap and arrive whole.
final class LargeMailTest {
    private static final int ATTACHMENT_BYTES = 7 << 20;
    private static final int MESSAGES = 3;

    @TempDir
    Path directory;

    @Test
    void largeMessagesPassThroughASmallHeap() throws Exception {
        var content = new byte[ATTACHMENT_BYTES];
        new Random(1).nextBytes(content);
        var base64 = Base64.getEncoder().encodeToString(content);
        try (var sink = MailSink.start();
                var server = ChildServer.start(
                                "serve",
                                directory.resolve("data"),
                                "identity.verification=at_once",
                                "account.production=true",
                                "delivery.route=[{domain=\"*\",to=\"127.0.0.1:" + sink.port() + "\",tls=\"none\"}]")
                        .awaitReady();
                var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            assertEquals(
                    200,
                    server.call("POST", "/v2/email/identities", "{\"EmailIdentity\":\"example.com\"}")
                            .statusCode());
            var body = "{\"FromEmailAddress\":\"a@example.com\",\"Destination\":{\"ToAddresses\":[\"b@sink.example\"]},"
                    + "\"Content\":{\"Simple\":{\"Subject\":{\"Data\":\"large\"},\"Body\":{\"Text\":{\"Data\":\"t\"}},"
                    + "\"Attachments\":[{\"FileName\":\"a.bin\",\"ContentTransferEncoding\":\"BASE64\",\"RawContent\":\""
                    + base64
                    + "\"}]}}}";
            var answers = new ArrayList<Future<Integer>>();
            for (var i = 0; i < MESSAGES; i++) {
                answers.add(senders.submit(() ->
                        server.call("POST", "/v2/email/outbound-emails", body).statusCode()));
            }
            for (var answer : answers) {
                assertEquals(200, answer.get(60, TimeUnit.SECONDS));
            }
            for (var i = 0; i < MESSAGES; i++) {
                var text = new String(sink.take().bytes(), StandardCharsets.ISO_8859_1).replace("\r\n", "");
                assertTrue(text.contains(base64), "damaged on its way");
            }
        }
    }
}
