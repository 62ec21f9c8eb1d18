package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.mail.dkim.KeyLookup;
import io.pennypost.mail.dkim.KeyRecord;
import io.pennypost.mail.dkim.Verification;
import io.pennypost.mail.dkim.Verifier;
import io.pennypost.server.settings.Mode;
import io.pennypost.testing.DnsServer;
import io.pennypost.testing.MailSink;
import io.pennypost.testing.RsaKeys;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.DkimStatus;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/// In `serve`: identities proved by DNS or by a mailed link, mail signed and delivered, and all of it in the ledger.
final class DeliveryTest {
    private static final String KEY_RECORD = "v=DKIM1; k=rsa; p=" + RsaKeys.publicKey(2048);
    private static final Pattern LINK = Pattern.compile("http://\\S+");

    @TempDir
    Path directory;

    private MailSink sink;
    private DnsServer dns;
    private RunningProgram program;
    private SesV2Client v2;

    @BeforeEach
    void start() throws Exception {
        sink = MailSink.answering(DeliveryTest::answer);
        dns = new DnsServer("example.org SOA ns.example.org. admin.example.org. 7 1 1 1 1\n");
        startProgram();
    }

    private void startProgram() {
        var to = "to=\"127.0.0.1:" + sink.port() + "\",tls=\"none\"}";
        program = RunningProgram.start(
                Mode.SERVE,
                directory.resolve("data"),
                "account.production=true",
                "dns.servers=[\"127.0.0.1:" + dns.address().getPort() + "\"]",
                "outgoing.allow_private=false",
                "identity.zone=mail.example.net",
                "delivery.route=[{domain=\"sink.example\"," + to + ",{domain=\"second.example\"," + to + "]");
        v2 = program.v2();
    }

    @AfterEach
    void stop() throws Exception {
        program.close();
        sink.close();
        dns.close();
    }

    /// What recipients are called decides what becomes of them.
    private static String answer(String command) {
        if (command.startsWith("RCPT TO:<refused@")) {
            return "550 5.1.1 no such user";
        }
        if (command.startsWith("RCPT TO:<later@")) {
            return "451 4.7.1 greylisted";
        }
        return "";
    }

    private void bringOwnKey() throws InterruptedException {
        dns.become("s1._domainkey.example.com TXT \"" + String.join("\" \"", KeyRecord.strings(KEY_RECORD)) + "\"\n");
        v2.createEmailIdentity(r -> r.emailIdentity("example.com")
                .dkimSigningAttributes(
                        d -> d.domainSigningSelector("s1").domainSigningPrivateKey(RsaKeys.pkcs8(2048))));
        eventually(
                () -> v2.getEmailIdentity(r -> r.emailIdentity("example.com")).verifiedForSendingStatus());
    }

    private static void eventually(Condition condition) throws InterruptedException {
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.holds()) {
            assertTrue(System.nanoTime() < end, "it does not come about");
            assertFalse(new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS));
        }
    }

    private interface Condition {
        boolean holds();
    }

    private String send(String... to) {
        return v2.sendEmail(SendEmailRequest.builder()
                        .fromEmailAddress("Alice <alice@example.com>")
                        .destination(d -> d.toAddresses(to))
                        .content(c -> c.simple(
                                m -> m.subject(s -> s.data("Grüße")).body(b -> b.text(t -> t.data("Hi\r\n.dot\r\n")))))
                        .build())
                .messageId();
    }

    private List<Json> lines(String id, Predicate<String> type) {
        return program.ledger(id).stream()
                .filter(line -> type.test(line.at("type").text()))
                .toList();
    }

    private static Json detail(Json line) {
        return line.at("detail");
    }

    private static String text(Json object, String name) {
        return object.at(name).text();
    }

    @Test
    void aMessageArrivesSignedUnderASignedReturnPath() throws Exception {
        bringOwnKey();

        var id = send("bob@sink.example");

        var received = sink.take();
        assertEquals(List.of("bob@sink.example"), received.recipients());
        assertTrue(received.sender().endsWith("@mail.example.com"), received.sender());
        assertFalse(received.sender().contains("alice"), received.sender());
        assertTrue(received.text().contains("Message-ID: <" + id + "@mail.example.com>\r\n"), received::text);
        assertFalse(received.text().contains("Return-Path"), received::text);
        var verdicts = new Verifier(this::key, InstantSource.system(), Verifier.Policy.STRICT).verify(received.bytes());
        assertEquals(1, verdicts.size());
        assertEquals(Verification.Status.PASS, verdicts.getFirst().status(), verdicts::toString);
        assertEquals("example.com", verdicts.getFirst().domain());
        assertEquals("s1", verdicts.getFirst().selector());
    }

    private KeyLookup.Answer key(String name) {
        return name.equals("s1._domainkey.example.com")
                ? new KeyLookup.Answer.Found(List.of(KEY_RECORD))
                : new KeyLookup.Answer.None();
    }

    @Test
    void signingSwitchedOffSendsUnsigned() throws Exception {
        bringOwnKey();
        v2.putEmailIdentityDkimAttributes(r -> r.emailIdentity("example.com").signingEnabled(false));

        send("bob@sink.example");

        assertFalse(sink.take().text().contains("DKIM-Signature"));
    }

    @Test
    void eachRecipientHasAnOutcomeOfItsOwn() throws Exception {
        bringOwnKey();

        var id = send("good@sink.example", "refused@sink.example", "later@sink.example", "good@second.example");

        var received = List.of(sink.take(), sink.take());
        assertEquals(
                Set.of("good@sink.example", "good@second.example"),
                received.stream().flatMap(mail -> mail.recipients().stream()).collect(Collectors.toSet()));
        eventually(() -> lines(id, Set.of("Delivery", "Bounce", "DeliveryDelay")::contains)
                        .size()
                == 4);

        var deliveries = lines(id, "Delivery"::equals);
        assertEquals(2, deliveries.size());
        var delivery = detail(deliveries.stream()
                .filter(line -> text(line, "recipient").equals("good@sink.example"))
                .findFirst()
                .orElseThrow());
        assertEquals(List.of("good@sink.example"), strings(delivery, "recipients"));
        assertEquals("250 2.0.0 taken", text(delivery, "smtpResponse"));
        assertEquals("127.0.0.1", text(delivery, "remoteMtaIp"));
        assertEquals("mail.example.com", text(delivery, "reportingMTA"));
        assertTrue(text(delivery, "timestamp").matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"));

        var bounce = detail(lines(id, "Bounce"::equals).getFirst());
        assertEquals("Permanent", text(bounce, "bounceType"));
        assertEquals("General", text(bounce, "bounceSubType").replace("NoEmail", "General"));
        var bounced = bounce.at("bouncedRecipients").items().getFirst();
        assertEquals("refused@sink.example", text(bounced, "emailAddress"));
        assertEquals("failed", text(bounced, "action"));
        assertEquals("5.1.1", text(bounced, "status"));
        assertEquals("smtp; 550 5.1.1 no such user", text(bounced, "diagnosticCode"));
        assertTrue(text(bounce, "feedbackId").matches("0100[0-9a-f]{12}-.*-000000"));

        var delay = detail(lines(id, "DeliveryDelay"::equals).getFirst());
        var delayed = delay.at("delayedRecipients").items().getFirst();
        assertEquals("later@sink.example", text(delayed, "emailAddress"));
        assertEquals("4.7.1", text(delayed, "status"));
        assertEquals("smtp; 451 4.7.1 greylisted", text(delayed, "diagnosticCode"));
        assertTrue(delay.has("expirationTime"));

        var attempts = lines(id, "Attempt"::equals);
        assertEquals(2, attempts.size());
        var dialogue = String.join(
                "\n",
                attempts.stream()
                        .flatMap(line -> strings(detail(line), "dialogue").stream())
                        .toList());
        for (var said :
                List.of("EHLO mail.example.com", "RCPT TO:<refused@sink.example>", "550 5.1.1 no such user", "DATA")) {
            assertTrue(dialogue.contains(said), dialogue);
        }
    }

    private static List<String> strings(Json object, String name) {
        return object.at(name).items().stream().map(Json::text).toList();
    }

    @Test
    void aDomainThatTakesNoMailBouncesAtOnceAndOneThatIsMissingIsLookedForAgain() throws Exception {
        bringOwnKey();
        dns.become("null.example MX 0 .\n");

        var taken = send("bob@null.example");
        var missing = send("bob@nowhere.example");

        eventually(() -> !lines(taken, "Bounce"::equals).isEmpty());
        assertEquals("Permanent", text(detail(lines(taken, "Bounce"::equals).getFirst()), "bounceType"));
        eventually(() -> !lines(missing, "DeliveryDelay"::equals).isEmpty());
        assertEquals(0, sink.messages());
    }

    @Test
    void anAddressIsVerifiedByTheLinkMailedToIt() throws Exception {
        v2.createEmailIdentity(r -> r.emailIdentity("carol@sink.example"));
        assertEquals("PENDING", status("carol@sink.example"));

        var mail = sink.take();

        assertEquals(List.of("carol@sink.example"), mail.recipients());
        assertEquals("", mail.sender());
        assertTrue(mail.text().contains("Auto-Submitted: auto-generated"), mail::text);
        var link = LINK.matcher(mail.text().replace("=\r\n", "").replace("=3D", "="));
        assertTrue(link.find(), mail::text);
        var address = URI.create(link.group());
        var path = address.getRawPath() + "?" + address.getRawQuery();
        var page = program.send("GET", path, new byte[0], request -> {});
        assertEquals(200, page.status());
        assertTrue(page.body().contains("<form method=\"post\">"), page::body);
        assertEquals("PENDING", status("carol@sink.example"));

        assertEquals(200, program.send("POST", path, new byte[0], request -> {}).status());

        assertEquals("SUCCESS", status("carol@sink.example"));
        assertTrue(
                v2.getEmailIdentity(r -> r.emailIdentity("carol@sink.example")).verifiedForSendingStatus());
        assertEquals(
                404,
                program.send("GET", path.substring(0, path.length() - 2), new byte[0], request -> {})
                        .status());
    }

    private String status(String identity) {
        return v2.getEmailIdentity(r -> r.emailIdentity(identity)).verificationStatusAsString();
    }

    @Test
    void aDomainIsVerifiedByTheAliasesOfEasyDkim() throws Exception {
        var created = v2.createEmailIdentity(r -> r.emailIdentity("example.org"));
        assertEquals(DkimStatus.NOT_STARTED, created.dkimAttributes().status());
        assertEquals("dkim.mail.example.net", created.dkimAttributes().signingHostedZone());
        eventually(
                () -> v2.getEmailIdentity(r -> r.emailIdentity("example.org")).verificationInfo() != null);
        var pending = v2.getEmailIdentity(r -> r.emailIdentity("example.org"));
        assertEquals(DkimStatus.PENDING, pending.dkimAttributes().status());
        assertEquals("HOST_NOT_FOUND", pending.verificationInfo().errorTypeAsString());
        assertEquals(7L, pending.verificationInfo().soaRecord().serialNumber());

        dns.become(created.dkimAttributes().tokens().stream()
                .map(token -> token + "._domainkey.example.org CNAME " + token + ".dkim.mail.example.net.\n")
                .collect(Collectors.joining()));

        eventually(
                () -> v2.getEmailIdentity(r -> r.emailIdentity("example.org")).verifiedForSendingStatus());
        assertEquals(
                DkimStatus.SUCCESS,
                v2.getEmailIdentity(r -> r.emailIdentity("example.org"))
                        .dkimAttributes()
                        .status());
    }

    @Test
    void aDomainOfV1IsVerifiedByItsToken() throws Exception {
        var v1 = program.v1();
        var token = v1.verifyDomainIdentity(r -> r.domain("example.org")).verificationToken();
        dns.become("_amazonses.example.org TXT \"" + token + "\"\n");

        eventually(
                () -> v2.getEmailIdentity(r -> r.emailIdentity("example.org")).verifiedForSendingStatus());

        assertEquals("SUCCESS", status("example.org"));
    }

    @Test
    void whatWaitsIsDeliveredAfterARestart() throws Exception {
        bringOwnKey();
        var port = sink.port();
        sink.close();
        var id = send("bob@sink.example");
        eventually(() -> !lines(id, "DeliveryDelay"::equals).isEmpty());
        program.close();

        sink = MailSink.answering(DeliveryTest::answer);
        assertTrue(port != 0);
        startProgram();

        assertEquals(1, lines(id, "Attempt"::equals).size());
        assertEquals(
                "1.0",
                program.send("GET", "/metrics", new byte[0], request -> {})
                        .body()
                        .lines()
                        .filter(line -> line.startsWith("pennypost_queue_deliveries "))
                        .map(line -> line.substring(line.indexOf(' ') + 1))
                        .findFirst()
                        .orElse(""));
    }
}
