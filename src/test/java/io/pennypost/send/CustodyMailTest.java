package io.pennypost.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.mail.address.Address;
import io.pennypost.observe.MailLog;
import io.pennypost.observe.MailLogFile;
import io.pennypost.send.outcome.LedgerLines;
import io.pennypost.send.spool.DeliveryQueue;
import io.pennypost.send.spool.Envelope;
import io.pennypost.send.spool.Fresh;
import io.pennypost.send.spool.SesMessageId;
import io.pennypost.ses.account.AccountSettings;
import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.identity.IdentityWorld;
import io.pennypost.ses.identity.VerificationMode;
import io.pennypost.ses.suppression.SuppressionRules;
import io.pennypost.store.Body;
import io.pennypost.store.Delivery;
import io.pennypost.store.MessageId;
import io.pennypost.testing.MemoryEventLog;
import io.pennypost.testing.MemorySpool;
import io.pennypost.testing.SettableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of our own mail in the spool.
final class CustodyMailTest {
    private static final Address INFO = new Address("info", "shop.example");
    private static final Address BOB = new Address("bob", "remote.example");
    private static final Body MAIL = Body.of(
            "From: Bob <bob@remote.example>\r\nSubject: Grüße\r\n\r\nHello\r\n".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path directory;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T10:00:00Z"));
    private final MemorySpool spool = new MemorySpool(clock);
    private MailLogFile log;
    private OwnMail own;

    @BeforeEach
    void start() throws IOException {
        log = MailLogFile.open(directory.resolve("mail.log"), 1 << 20, 1);
        var custody = new Custody(
                spool,
                new NoQueue(),
                new LedgerLines(spool::nextLedgerId),
                new SuppressionRules(
                        SuppressionRules.Entries.NONE,
                        new Accounts(
                                IdentityWorld.of(VerificationMode.AT_ONCE).catalog,
                                new MemoryEventLog(),
                                AccountSettings.unlimited(),
                                clock),
                        (_, _) -> Optional.empty()),
                new MailLog(log, clock),
                new Random(1),
                new Custody.Policy(false, false, Duration.ofHours(14), "bounces.example"));
        own = new CustodyMail(custody, "mail.example.com");
    }

    @AfterEach
    void stop() throws IOException {
        log.close();
    }

    private MessageId own(String sesId) {
        return SesMessageId.parse(sesId).orElseThrow();
    }

    private Envelope envelope(String sesId) {
        return Envelope.parse(spool.message(own(sesId)).orElseThrow().envelope());
    }

    private String text(String sesId) throws IOException {
        return new String(spool.body(own(sesId)).orElseThrow().toBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aReportGoesOutUnderTheNullSenderAndItsOwnName() throws IOException {
        var id = own.report(
                IdentityWorld.SCOPE,
                INFO,
                BOB,
                (name, at) -> ("Message-ID: <" + name + ">\r\n\r\n" + at).getBytes(StandardCharsets.US_ASCII));

        assertEquals("Message-ID: <" + id + "@mail.example.com>\r\n\r\n" + clock.instant(), text(id));
        var envelope = envelope(id);
        assertTrue(envelope.systemMail());
        assertEquals(Optional.empty(), envelope.reversePath());
        assertEquals("shop.example", envelope.fromDomain());
        assertEquals("bob@remote.example", spool.deliveries(own(id)).getFirst().recipient());
    }

    @Test
    void forwardedMailKeepsItsBytesAndHasASenderOfItsOwn() throws IOException {
        var to = new Address("team", "other.example");

        var id = own.forward(IdentityWorld.SCOPE, INFO, "SRS0=x@bounces.example", to, MAIL);

        assertEquals(new String(MAIL.toBytes(), StandardCharsets.UTF_8), text(id));
        assertEquals(Optional.of("SRS0=x@bounces.example"), envelope(id).reversePath());
        assertTrue(envelope(id).eightBit());
        assertEquals("team@other.example", spool.deliveries(own(id)).getFirst().recipient());
    }

    @Test
    void whatIsKeptForReadingIsNotDelivered() throws IOException {
        var id = own.keep(IdentityWorld.SCOPE, BOB, List.of(INFO), MAIL);

        assertEquals(new String(MAIL.toBytes(), StandardCharsets.UTF_8), text(id));
        assertEquals(List.of(), spool.deliveries(own(id)));
    }

    private record NoQueue() implements DeliveryQueue {
        @Override
        public void announce(MessageId message) {}

        @Override
        public void withdraw(MessageId message) {}

        @Override
        public void offer(MessageId message, List<Delivery> deliveries, Fresh fresh) {}

        @Override
        public void offer(MessageId message, List<Delivery> deliveries) {}
    }
}
