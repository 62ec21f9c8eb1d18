package io.pennypost.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.mail.smtp.Timeouts;
import io.pennypost.mail.smtp.Watchdog;
import io.pennypost.mail.tls.ClientTls;
import io.pennypost.mail.tls.TlsDemand;
import io.pennypost.observe.MailLog;
import io.pennypost.observe.MailLogFile;
import io.pennypost.observe.Metrics;
import io.pennypost.send.deliver.Connections;
import io.pennypost.send.deliver.Courier;
import io.pennypost.send.deliver.Families;
import io.pennypost.send.deliver.Route;
import io.pennypost.send.deliver.Sites;
import io.pennypost.send.outcome.LedgerLines;
import io.pennypost.send.outcome.Outcomes;
import io.pennypost.send.schedule.Batch;
import io.pennypost.send.schedule.RetrySchedule;
import io.pennypost.send.spool.Envelope;
import io.pennypost.send.spool.ReturnPaths;
import io.pennypost.ses.account.AccountSettings;
import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.configset.SuppressionReason;
import io.pennypost.ses.identity.IdentityWorld;
import io.pennypost.ses.identity.VerificationMode;
import io.pennypost.ses.suppression.Suppressed;
import io.pennypost.ses.suppression.SuppressionRules;
import io.pennypost.store.Acceptance;
import io.pennypost.store.Body;
import io.pennypost.store.Delivery;
import io.pennypost.store.LedgerEntry;
import io.pennypost.store.MessageId;
import io.pennypost.store.NewDelivery;
import io.pennypost.store.QueueKey;
import io.pennypost.store.Settlement;
import io.pennypost.store.Spool;
import io.pennypost.store.StoreException;
import io.pennypost.testing.FakeResolver;
import io.pennypost.testing.MailSink;
import io.pennypost.testing.MemoryEventLog;
import io.pennypost.testing.MemorySpool;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Security;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One due delivery at a time: what is attempted, what is not, and what is settled. The peer is real, time stands
/// still.
final class DispatchTest {
    private static final Duration LIFETIME = Duration.ofHours(14);
    private static final QueueKey QUEUE = new QueueKey("000000000000/us-east-1/", "example.net");

    @TempDir
    Path directory;

    private final IdentityWorld world = IdentityWorld.of(VerificationMode.AT_ONCE);
    private final MemorySpool spool = new MemorySpool(world.clock);
    private final Set<String> suppressed = new HashSet<>();
    private volatile String recipientReply = "";
    private MailSink sink;
    private MailLogFile mailLog;
    private Watchdog watchdog;
    private Connections connections;
    private Dispatch dispatch;

    @BeforeEach
    void start() throws Exception {
        sink = MailSink.answering(command -> command.startsWith("RCPT") ? recipientReply : "");
        mailLog = MailLogFile.open(directory.resolve("mail.log"), 1 << 20, 1);
        watchdog = new Watchdog(System::nanoTime, Duration.ofMillis(50));
        connections = new Connections(watchdog, System::nanoTime, Connections.Limits.standard());
        world.create("example.com");
        var provider = Security.getProviders("Signature.SHA256withRSA")[0];
        dispatch = new Dispatch(
                spool,
                new Signatures(world.sending, () -> provider, Optional.empty(), world.clock),
                new ReturnPaths(
                        'a', Map.of('a', "a key of tests, 32 bytes or more".getBytes(StandardCharsets.US_ASCII))),
                world.sets,
                Dispatch.Sources.NONE,
                courier(),
                new Outcomes(
                        new RetrySchedule(new Random(1)),
                        new LedgerLines(spool::nextLedgerId),
                        new MailLog(mailLog, world.clock),
                        new Metrics(),
                        spool::nextMessageId,
                        new Random(2),
                        world.clock,
                        "mail.example.com"),
                new SuppressionRules(
                        (list, address) -> suppressed.contains(address)
                                ? Optional.of(new Suppressed(
                                        address, SuppressionReason.BOUNCE, world.clock.instant(), Optional.empty()))
                                : Optional.empty(),
                        new Accounts(world.catalog, new MemoryEventLog(), AccountSettings.unlimited(), world.clock),
                        (scope, name) -> Optional.empty()),
                world.clock);
    }

    private Courier courier() {
        var route = new Route("*", "127.0.0.1", sink.port(), Optional.of(TlsDemand.NONE));
        return new Courier(
                new Sites(new FakeResolver(""), List.of(route), Set.of(), false, 25),
                connections,
                new ClientTls(),
                watchdog,
                new Courier.Manners(
                        "mail.example.com",
                        Optional.empty(),
                        Families.V4_THEN_V6,
                        Timeouts.all(Duration.ofSeconds(10))),
                world.clock,
                System::nanoTime,
                new Random(3));
    }

    @AfterEach
    void stop() throws Exception {
        connections.close();
        watchdog.close();
        mailLog.close();
        sink.close();
    }

    private List<Delivery> accept(String... recipients) {
        return accept(false, Optional.empty(), recipients);
    }

    private List<Delivery> accept(boolean systemMail, Optional<String> reversePath, String... recipients) {
        var id = spool.nextMessageId();
        var envelope = new Envelope(
                "0100" + "0".repeat(12) + "-00000000-0000-0000-0000-000000000000-000000",
                "ann@example.com",
                "ann",
                "example.com",
                "mail.example.com",
                Optional.empty(),
                recipients.length,
                false,
                systemMail,
                reversePath,
                Optional.empty(),
                Optional.empty());
        var body =
                "From: ann@example.com\r\nTo: b@example.net\r\nSubject: s\r\nDate: x\r\nMessage-ID: <x>\r\n\r\nbody\r\n";
        var now = world.clock.instant();
        var deliveries = Stream.iterate(0, i -> i < recipients.length, i -> i + 1)
                .map(i -> new NewDelivery(QUEUE, i, recipients[i], now))
                .toList();
        return spool.accept(new Acceptance(
                id,
                IdentityWorld.SCOPE,
                now.plus(LIFETIME),
                Body.of(body.getBytes(StandardCharsets.US_ASCII)),
                envelope.toBytes(),
                deliveries,
                List.of(),
                Optional.empty()));
    }

    private List<Delivery> run(List<Delivery> deliveries) {
        return dispatch.run(new Batch(QUEUE, deliveries.getFirst().message(), deliveries, Optional.empty()));
    }

    private List<String> types() {
        return spool.ledger().stream().map(LedgerEntry::type).toList();
    }

    @Test
    void aDeliveryIsCarriedSignedAndSettled() throws Exception {
        var again = run(accept("bob@example.net", "carol@example.net"));

        assertEquals(List.of(), again);
        var received = sink.take();
        assertEquals(List.of("bob@example.net", "carol@example.net"), received.recipients());
        assertTrue(received.text().startsWith("DKIM-Signature: "), received::text);
        assertTrue(received.sender().endsWith("@mail.example.com"), received::sender);
        assertEquals(List.of("Attempt", "Delivery", "Delivery"), types());
    }

    @Test
    void whoGotOntoAListWhileTheMessageWaitedGetsNothing() throws Exception {
        suppressed.add("bob@example.net");

        run(accept("bob@example.net", "carol@example.net"));

        assertEquals(List.of("carol@example.net"), sink.take().recipients());
        assertEquals(List.of("Bounce", "Attempt", "Delivery"), types());
        assertTrue(spool.ledger().getFirst().json().contains("OnAccountSuppressionList"));
        assertEquals(2, spool.settlements().getFirst().results().size());
    }

    @Test
    void whereAllAreSuppressedNobodyIsCalled() {
        suppressed.add("bob@example.net");

        run(accept("bob@example.net"));

        assertEquals(0, sink.connections());
        assertEquals(List.of("Bounce"), types());
    }

    @Test
    void ourOwnMailHasTheNullSenderOrThatOfItsForwarder() throws Exception {
        run(accept(true, Optional.empty(), "bob@example.net"));
        assertEquals("", sink.take().sender());

        run(accept(true, Optional.of("SRS0=x=y=remote.example=bob@example.com"), "bob@example.net"));
        var forwarded = sink.take();
        assertEquals("SRS0=x=y=remote.example=bob@example.com", forwarded.sender());
        assertTrue(forwarded.text().startsWith("DKIM-Signature: "), forwarded::text);
    }

    @Test
    void anUnsafeStoreLetsNothingBeAttempted() {
        var deliveries = accept("bob@example.net");
        spool.become(Spool.State.UNSAFE);

        var refused = assertThrows(StoreException.class, () -> run(deliveries));

        assertEquals(StoreException.Kind.UNSAFE, refused.kind());
        assertEquals(0, sink.connections());
        assertEquals(List.of(), spool.settlements());
    }

    @Test
    void aLostMessageIsHeldAndNeverSentWithOtherContent() {
        var known = accept("bob@example.net").getFirst();
        var lost = new Delivery(
                known.id(),
                new MessageId(known.message().value() + 1),
                QUEUE,
                0,
                known.recipient(),
                known.nextAt(),
                0,
                Optional.empty());

        var settled = dispatch.run(new Batch(QUEUE, lost.message(), List.of(lost), Optional.empty()));

        assertEquals(List.of(), settled);
        assertEquals(0, sink.connections());
        assertInstanceOf(
                Settlement.Held.class, spool.settlements().getFirst().results().getFirst());
    }

    @Test
    void aMessageThatCannotBeReadIsTriedAgainAndThenHeld() {
        var delivery = accept("bob@example.net").getFirst();
        spool.damage(delivery.message());

        for (var attempt = 1; attempt <= 3; attempt++) {
            delivery = dispatch.run(new Batch(QUEUE, delivery.message(), List.of(delivery), Optional.empty()))
                    .getFirst();
            assertEquals(attempt, delivery.attempts());
            world.clock.set(delivery.nextAt());
        }
        var settled = dispatch.run(new Batch(QUEUE, delivery.message(), List.of(delivery), Optional.empty()));

        assertEquals(List.of(), settled);
        assertEquals(0, sink.connections());
        assertInstanceOf(
                Settlement.Held.class, spool.settlements().getLast().results().getFirst());
    }

    @Test
    void whatHasExpiredBouncesWithoutAnAttempt() {
        var deliveries = accept("bob@example.net");
        world.clock.advance(LIFETIME);

        assertEquals(List.of(), run(deliveries));

        assertEquals(0, sink.connections());
        assertInstanceOf(
                Settlement.Done.class, spool.settlements().getFirst().results().getFirst());
        assertEquals(List.of("Bounce"), types());
    }

    @Test
    void aDeferredDeliveryComesAgainAndArrives() throws Exception {
        recipientReply = "451 4.7.1 greylisted";
        var first = world.clock.instant();

        var again = run(accept("bob@example.net"));

        assertEquals(1, again.size());
        assertEquals(1, again.getFirst().attempts());
        assertEquals(Optional.of("451 4.7.1 greylisted"), again.getFirst().lastReply());
        assertTrue(again.getFirst().nextAt().isAfter(first));
        assertEquals(List.of("Attempt", "DeliveryDelay"), types());

        recipientReply = "";
        world.clock.set(again.getFirst().nextAt());
        assertEquals(List.of(), run(again));
        assertEquals(List.of("bob@example.net"), sink.take().recipients());
        assertEquals(List.of("Attempt", "DeliveryDelay", "Attempt", "Delivery"), types());
    }

    @Test
    void aDeliveryThatIsDeferredToTheEndBounces() {
        recipientReply = "451 4.7.1 greylisted";
        var again = run(accept("bob@example.net"));
        for (var attempts = 0; !again.isEmpty(); attempts++) {
            assertTrue(attempts < 200, "it never ends");
            world.clock.set(again.getFirst().nextAt());
            again = run(again);
        }

        assertEquals("Bounce", types().getLast());
        assertEquals(1, types().stream().filter("DeliveryDelay"::equals).count());
        assertInstanceOf(
                Settlement.Done.class, spool.settlements().getLast().results().getFirst());
    }
}
