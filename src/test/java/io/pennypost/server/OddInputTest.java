package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Values that nobody sends on purpose are accepted or refused, but never break the program.
final class OddInputTest {
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

    /// JSON string contents.
    static final List<String> ODD = List.of(
            "\\r\\nBcc: evil@example.net",
            "a\\u0000b",
            "\\ud800",
            "\\udc00x",
            "\\u007f\\u0001",
            "\\\"",
            "\\\\",
            "%",
            "../../x",
            "x".repeat(300),
            "é".repeat(70),
            "=?utf-8?q?",
            "=?klingon?b?AAAA?=",
            "\\u2028",
            "text/plain; charset=\\\"",
            "a/b/c",
            " ",
            "",
            ";",
            "<x>",
            "x-JISAutoDetect",
            "ISO-2022-CN",
            "UTF-16",
            "UTF-7",
            "COMPOUND_TEXT");

    @ParameterizedTest
    @FieldSource("ODD")
    void simpleContentTakesOrRefuses(String odd) {
        for (var place : List.of(
                "\"FromEmailAddress\":\"@\"",
                "\"FromEmailAddress\":\"@ <a@example.com>\"",
                "\"FromEmailAddress\":\"\\\"@\\\" <a@example.com>\"",
                "\"FromEmailAddress\":\"a@example.com\",\"ReplyToAddresses\":[\"@ <b@example.net>\"]",
                "\"FromEmailAddress\":\"a@example.com\",\"FeedbackForwardingEmailAddress\":\"@@example.com\"",
                "\"FromEmailAddress\":\"a@example.com\",\"EmailTags\":[{\"Name\":\"@\",\"Value\":\"@\"}]",
                "\"FromEmailAddress\":\"a@example.com\",\"EmailTags\":[{\"Name\":\"ses:feedback-id-a\",\"Value\":\"@\"}]",
                "\"FromEmailAddress\":\"a@example.com\",\"ConfigurationSetName\":\"@\"",
                "\"FromEmailAddress\":\"a@example.com\",\"FromEmailAddressIdentityArn\":\"@\"")) {
            check(place.replaceFirst("@(?=[\"\\\\ @])", Matcher.quoteReplacement(odd)) + ","
                    + simple("\"Subject\":{\"Data\":\"s\"},\"Body\":{\"Text\":{\"Data\":\"t\"}}"));
        }
        for (var place : List.of(
                "\"Subject\":{\"Data\":\"@\"},\"Body\":{\"Text\":{\"Data\":\"t\"}}",
                "\"Subject\":{\"Data\":\"ü\",\"Charset\":\"@\"},\"Body\":{\"Text\":{\"Data\":\"t\"}}",
                "\"Subject\":{\"Data\":\"s\"},\"Body\":{\"Text\":{\"Data\":\"@\"}}",
                "\"Subject\":{\"Data\":\"s\"},\"Body\":{\"Html\":{\"Data\":\"@\",\"Charset\":\"UTF-8\"}}",
                "\"Subject\":{\"Data\":\"s\"},\"Body\":{\"Text\":{\"Data\":\"ü\",\"Charset\":\"@\"}}",
                header("@", "v"),
                header("X-Y", "@"),
                attachment("@", "text/plain", "c", "d"),
                attachment("f.txt", "@", "c", "d"),
                attachment("f.txt", "text/plain", "@", "d"),
                attachment("f.txt", "text/plain", "c", "@"))) {
            check("\"FromEmailAddress\":\"a@example.com\"," + simple(place.replace("@", odd)));
        }
    }

    private static String simple(String message) {
        return "\"Destination\":{\"ToAddresses\":[\"b@example.net\"]},\"Content\":{\"Simple\":{" + message + "}}";
    }

    private static String header(String name, String value) {
        return "\"Subject\":{\"Data\":\"s\"},\"Body\":{\"Text\":{\"Data\":\"t\"}},\"Headers\":[{\"Name\":\"" + name
                + "\",\"Value\":\"" + value + "\"}]";
    }

    private static String attachment(String name, String type, String id, String description) {
        return "\"Subject\":{\"Data\":\"s\"},\"Body\":{\"Text\":{\"Data\":\"t\"}},\"Attachments\":[{\"FileName\":\""
                + name
                + "\",\"ContentType\":\"" + type + "\",\"ContentId\":\"" + id + "\",\"ContentDescription\":\""
                + description
                + "\",\"RawContent\":\"AAAA\"}]";
    }

    private static void check(String members) {
        var answer = program.json("POST", "/v2/email/outbound-emails", "{" + members + "}");

        assertTrue(
                answer.status() == 200 || (answer.status() >= 400 && answer.status() < 500),
                () -> members + "\n" + answer);
        if (answer.status() == 200) {
            var source = program.source(answer.json().at("MessageId").text());
            var header = source.substring(0, source.indexOf("\r\n\r\n"));
            assertTrue(header.lines().noneMatch(line -> line.startsWith("Bcc:")), header);
        }
    }

    @ParameterizedTest
    @FieldSource("ODD")
    void namesInPathsAndBodiesAreTakenOrRefused(String odd) {
        var plain = odd.replace("\\r\\n", "\r\n")
                .replace("\\u0000", "\0")
                .replace("\\\"", "\"")
                .replace("\\\\", "\\");
        var encoded = URLEncoder.encode(plain, StandardCharsets.UTF_8).replace("+", "%20");
        for (var answer : List.of(
                program.json("POST", "/v2/email/identities", "{\"EmailIdentity\":\"" + odd + "\"}"),
                program.json("POST", "/v2/email/identities", "{\"EmailIdentity\":\"" + odd + "@example.net\"}"),
                program.json("GET", "/v2/email/identities/" + encoded, ""),
                program.json("DELETE", "/v2/email/identities/" + encoded, ""),
                program.json("PUT", "/v2/email/identities/" + encoded + "/dkim", "{}"),
                program.json(
                        "PUT",
                        "/v2/email/identities/example.com/dkim/signing",
                        "{\"SigningAttributesOrigin\":\"EXTERNAL\",\"SigningAttributes\":{\"DomainSigningSelector\":\"s\","
                                + "\"DomainSigningPrivateKey\":\"" + odd + "\"}}"),
                program.json(
                        "PUT",
                        "/v2/email/identities/example.com/dkim/signing",
                        "{\"SigningAttributesOrigin\":\"EXTERNAL\",\"SigningAttributes\":{\"DomainSigningSelector\":\""
                                + odd + "\",\"DomainSigningPrivateKey\":\"AAAA\"}}"),
                program.json("POST", "/v2/email/configuration-sets", "{\"ConfigurationSetName\":\"" + odd + "\"}"),
                program.json("GET", "/v2/email/configuration-sets/" + encoded, ""),
                program.json("POST", "/v2/email/list-identities", "{\"Filter\":{\"" + odd + "\":\"" + odd + "\"}}"),
                program.json("POST", "/v2/email/list-identities", "{\"NextToken\":\"" + odd + "\"}"),
                program.json("POST", "/v2/email/list-configuration-sets", "{\"NextToken\":\"" + odd + "\"}"),
                program.form("Action=VerifyEmailIdentity&Version=2010-12-01&EmailAddress=" + encoded),
                program.form("Action=VerifyDomainDkim&Version=2010-12-01&Domain=" + encoded),
                program.form("Action=DeleteIdentity&Version=2010-12-01&Identity=" + encoded),
                program.form("Action=GetIdentityDkimAttributes&Version=2010-12-01&Identities.member.1=" + encoded),
                program.form("Action=ListIdentities&Version=2010-12-01&NextToken=" + encoded),
                program.form("Action=" + encoded + "&Version=2010-12-01"),
                program.form("Action=ListIdentities&Version=" + encoded))) {
            assertTrue(answer.status() == 200 || (answer.status() >= 400 && answer.status() < 500), answer::toString);
        }
    }

    /// Raw messages of random bytes, line ends and colons.
    @Test
    void noisyRawMessagesAreTakenOrRefused() {
        var seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        var pieces = List.of(
                "From: ",
                "a@example.com",
                "\r\n",
                "\n",
                "\r",
                ":",
                ";",
                "\"",
                "=?utf-8?q?=FF?=",
                "To: b@example.net\r\n",
                "Content-Type: multipart/mixed; boundary=b\r\n",
                "--b\r\n",
                "--b--",
                "\r\n\r\n",
                "\u0000",
                "é",
                "(",
                "<",
                ">",
                ",",
                "Subject: x",
                " ",
                "\t",
                "X-SES-MESSAGE-TAGS: a=b, c\r\n",
                "X-SES-CONFIGURATION-SET: \r\n",
                "Date: \r\n");
        for (var i = 0; i < 300; i++) {
            var mime = new StringBuilder(random.nextBoolean() ? "From: a@example.com\r\nTo: b@example.net\r\n" : "");
            for (var j = random.nextInt(30); j > 0; j--) {
                mime.append(pieces.get(random.nextInt(pieces.size())));
            }
            var data = Base64.getEncoder().encodeToString(mime.toString().getBytes(StandardCharsets.UTF_8));
            var answer = program.json(
                    "POST", "/v2/email/outbound-emails", "{\"Content\":{\"Raw\":{\"Data\":\"" + data + "\"}}}");
            assertTrue(
                    answer.status() == 200 || answer.status() == 400,
                    () -> "seed " + seed + "\n" + mime + "\n" + answer);
        }
    }

    /// Random bytes inserted into, and cut out of, sound requests.
    @Test
    void spoiledBodiesAreRefused() {
        var seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        var sound =
                "{\"ConfigurationSetName\":\"c\",\"SendingOptions\":{\"SendingEnabled\":true},\"Tags\":[{\"Key\":\"k\","
                        + "\"Value\":\"v\"}],\"SuppressionOptions\":{\"SuppressedReasons\":[\"BOUNCE\"]}}";
        for (var i = 0; i < 300; i++) {
            var bytes = sound.getBytes(StandardCharsets.UTF_8);
            for (var j = 0; j <= random.nextInt(3); j++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            var answer = program.call("POST", "/v2/email/configuration-sets", "application/json", bytes);
            assertTrue(
                    answer.status() == 200 || answer.status() == 400,
                    () -> "seed " + seed + "\n" + new String(bytes, StandardCharsets.ISO_8859_1) + "\n" + answer);
        }
        assertEquals(200, program.json("GET", "/v2/email/account", "").status());
    }
}
