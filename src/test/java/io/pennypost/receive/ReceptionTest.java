package io.pennypost.receive;

import static io.pennypost.testing.ReceivingWorld.HOME;
import static io.pennypost.testing.ReceivingWorld.NOW;
import static io.pennypost.testing.ReceivingWorld.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.address.Address;
import io.pennypost.mail.mime.HeaderField;
import io.pennypost.receive.Reception.Answer;
import io.pennypost.receive.Reception.Peer;
import io.pennypost.receive.RecipientCheck.Judgment;
import io.pennypost.receive.RecipientCheck.Ours;
import io.pennypost.receive.action.MailVerdicts;
import io.pennypost.ses.receiptrule.ReceiptRuleSet;
import io.pennypost.ses.receiptrule.TlsPolicy;
import io.pennypost.store.Body;
import io.pennypost.store.LedgerEntry;
import io.pennypost.store.MessageId;
import io.pennypost.testing.ReceivingWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whose mail is, that it is kept, and what is done with it then.
final class ReceptionTest {
    private static final Scope OTHER = new Scope("444455556666", "us-east-1");
    private static final Peer CLEAR =
            new Peer(InetAddress.ofLiteral("192.0.2.1"), "mail.remote.example", Optional.empty());
    private static final Peer TLS =
            new Peer(InetAddress.ofLiteral("192.0.2.1"), "mail.remote.example", Optional.of("TLSv1.3 X"));
    private static final Address INFO = new Address("info", "shop.example");
    private static final Optional<Address> BOB = Optional.of(new Address("bob", "remote.example"));

    private final ReceivingWorld world = new ReceivingWorld();
    private final List<String> done = new ArrayList<>();

    private Ours ours(Address recipient) {
        return assertInstanceOf(Judgment.Taken.class, world.reception.judge(recipient, TLS))
                .ours();
    }

    private String take(String mail, Address... recipients) throws IOException {
        var all = List.of(recipients).stream().map(this::ours).toList();
        var answer = world.reception.take(CLEAR, BOB, all, Body.of(mail.getBytes(StandardCharsets.ISO_8859_1)));
        return assertInstanceOf(Answer.Kept.class, answer).id();
    }

    private void treatAll(RuleRun rules) {
        treatAll(rules, NOW);
    }

    private void treatAll(RuleRun rules, Instant horizon) {
        var steps = new Treatment.Steps(
                (mail, origins) -> {
                    done.add("feedback " + origins.getFirst().message().value() + " "
                            + origins.getFirst().index());
                    return Handled.done(new Handled.Note("Feedback", "{}"));
                },
                mail -> {
                    done.add("operator " + mail.recipients());
                    return Handled.done();
                },
                (mail, original) -> new Verdicts.Judged(
                        List.of(new HeaderField("X-SES-Spam-Verdict", "FAIL")),
                        MailVerdicts.NONE,
                        "{\"size\":" + original.size() + "}"),
                rules);
        var treatment = new Treatment(world.spool, world.mails, steps, () -> NOW, ReceivingWorld.HOSTNAME);
        for (var task : world.mails.due(horizon, Instant.MIN, 0, 100)) {
            treatment.treat(task);
        }
    }

    private static String text(ReceivedMail mail) {
        try {
            return new String(mail.body().toBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyPlaceWithTheDomainRunsItsOwnRules() throws Exception {
        world.receives(SHOP, TlsPolicy.OPTIONAL, "shop.example").receives(OTHER, TlsPolicy.OPTIONAL, "shop.example");

        take("Subject: x\r\n\r\nhello", INFO);
        treatAll((mail, rules, judged, attempts) -> {
            done.add(mail.scope().account() + " " + rules.name() + " " + mail.recipients() + " " + judged.json());
            return Handled.done();
        });

        assertEquals(
                List.of(
                        "111122223333 main [info@shop.example] {\"size\":19}",
                        "444455556666 main [info@shop.example] {\"size\":19}"),
                done);
    }

    @Test
    void aPlaceThatDemandsTlsDoesNotKeepTheOthersFromTheMail() {
        world.receives(SHOP, TlsPolicy.REQUIRE, "shop.example");
        assertInstanceOf(Judgment.NeedsTls.class, world.reception.judge(INFO, CLEAR));

        world.receives(OTHER, TlsPolicy.OPTIONAL, "shop.example");

        var taken = assertInstanceOf(Judgment.Taken.class, world.reception.judge(INFO, CLEAR));
        var rules = assertInstanceOf(Ours.Rules.class, taken.ours());
        assertEquals(
                List.of(OTHER),
                rules.places().stream().map(RecipientCheck.Place::scope).toList());
    }

    @Test
    void returnPathsAreKnownByTheirSignature() throws Exception {
        var message = MessageId.of(NOW.minus(Duration.ofDays(20)), 1, 7);
        var path = new Address(world.returnPaths.localPart(message, 3, "mx.test"), "mx.test");
        var forged = new Address(world.returnPaths.localPart(message, 3, "other.test"), "mx.test");
        var old = MessageId.of(NOW.minus(Duration.ofDays(91)), 1, 7);

        assertInstanceOf(Judgment.Unknown.class, world.reception.judge(forged, TLS));
        assertInstanceOf(
                Judgment.Unknown.class,
                world.reception.judge(new Address(world.returnPaths.localPart(old, 3, "mx.test"), "mx.test"), TLS));
        var id = take("Subject: x\r\n\r\n", path);
        treatAll((_, _, _, _) -> Handled.done());

        assertEquals(List.of("feedback " + message.value() + " 3"), done);
        var line = world.mails.settled().getFirst().ledger().getFirst();
        assertEquals(id, line.sesMessageId());
        assertEquals("Feedback", line.type());
        assertEquals(HOME, line.scope());
    }

    @Test
    void theLedgerKnowsTheMailBeforeTheReply() throws Exception {
        world.receives(SHOP, TlsPolicy.OPTIONAL, "shop.example");

        var id = take("Subject: x\r\n\r\n", INFO);

        var line = world.spool.ledger().getFirst();
        assertEquals(id, line.sesMessageId());
        assertEquals("Received", line.type());
        assertEquals(LedgerEntry.Kind.MESSAGE, line.kind());
        assertEquals(Optional.of("info@shop.example"), line.recipient());
    }

    @Test
    void rulesSeeOurFieldsAndNoneThatOnlyLookLikeThem() throws Exception {
        world.receives(SHOP, TlsPolicy.OPTIONAL, "shop.example");
        var forged = """
                Return-Path: <evil@x.example>
                x-ses-spam-verdict:
                 PASS
                Authentication-Results: MX.test; spf=pass
                Authentication-Results: other.test; spf=pass
                Subject: x

                X-SES-Kept: yes""".replace("\n", "\r\n");

        var id = take(forged, INFO);
        treatAll((mail, _, _, _) -> {
            done.add(text(mail));
            return Handled.done();
        });

        assertEquals(
                List.of("Return-Path: <bob@remote.example>\r\n"
                        + "Received: from mail.remote.example ([192.0.2.1])\r\n by mx.test with SMTP id " + id
                        + "\r\n for info@shop.example;\r\n Tue, 24 Nov 2026 10:00:00 +0000 (UTC)\r\n"
                        + "X-SES-Spam-Verdict: FAIL\r\n"
                        + "Authentication-Results: other.test; spf=pass\r\nSubject: x\r\n\r\nX-SES-Kept: yes"),
                done);
    }

    @Test
    void changedRulesDoNotApplyToMailThatCameBefore() throws Exception {
        world.receives(SHOP, TlsPolicy.OPTIONAL, "shop.example");
        take("Subject: x\r\n\r\n", INFO);
        world.ruleSets.deleteRule(SHOP, "main", "all");

        treatAll((_, rules, _, _) -> {
            done.add(rules.rules().getFirst().name());
            return Handled.done();
        });

        assertEquals(List.of("all"), done);
    }

    @Test
    void whatFailsIsDoneAgainLater() throws Exception {
        world.receives(SHOP, TlsPolicy.OPTIONAL, "shop.example");
        take("Subject: x\r\n\r\n", INFO);

        treatAll((_, _, _, _) -> {
            throw new IllegalStateException("a rule that fails");
        });

        var progress = world.mails.settled().getFirst();
        assertTrue(progress.again().orElseThrow().isAfter(NOW));
        assertEquals(
                1,
                world.mails
                        .due(progress.again().orElseThrow(), NOW, 0, 10)
                        .getFirst()
                        .attempts());
    }

    @Test
    void aMailIsFoundAsItsRulesSawItUntilNobodyNeedsIt() throws Exception {
        world.receives(SHOP, TlsPolicy.OPTIONAL, "shop.example");
        var id = take("X-SES-Spam-Verdict: PASS\r\nSubject: x\r\n\r\nhello", INFO);
        var mails = new KeptMails(world.mails, world.spool, ReceivingWorld.HOSTNAME);
        var rules = new NeededOnce();
        treatAll(rules);

        var found = mails.find(SHOP, id).orElseThrow();
        assertEquals(done, List.of(text(found)));
        assertEquals(List.of(INFO), found.recipients());
        assertEquals(BOB, found.sender());
        assertTrue(mails.find(OTHER, id).isEmpty());
        assertTrue(mails.find(SHOP, id.substring(0, 13) + "0".repeat(27)).isEmpty());

        var later = NOW.plus(Duration.ofHours(24));
        assertEquals(List.of(), world.mails.due(later.minusMillis(1), Instant.MIN, 0, 10));
        treatAll(rules, later);
        assertTrue(mails.find(SHOP, id).isPresent());
        treatAll(rules, later);
        assertTrue(mails.find(SHOP, id).isEmpty());
        assertEquals(1, done.size());
    }

    /// Rules of which something is still to be tried again at the first question.
    private final class NeededOnce implements RuleRun {
        private boolean asked;

        @Override
        public Handled run(ReceivedMail mail, ReceiptRuleSet set, Verdicts.Judged judged, int attempts) {
            done.add(text(mail));
            return Handled.done();
        }

        @Override
        public boolean needs(ReceivedMail mail) {
            var first = !asked;
            asked = true;
            return first;
        }
    }

    @Test
    void mailThatPassedHereTwiceForTheSameIsCut() throws Exception {
        world.receives(SHOP, TlsPolicy.OPTIONAL, "shop.example");
        var hop = """
                Received: from a ([192.0.2.1])
                 by mx.test with SMTP id x
                 for info@shop.example;
                 now
                """.replace("\n", "\r\n");

        take(hop.repeat(2) + "Subject: x\r\n\r\n", INFO);
        var answer = world.reception.take(
                CLEAR, BOB, List.of(ours(INFO)), Body.of(hop.repeat(3).getBytes(StandardCharsets.US_ASCII)));

        assertInstanceOf(Answer.Looping.class, answer);
    }

    @Test
    void idsAreReadBack() {
        var own = MessageId.of(NOW, 63, 65_535);

        var id = ReceivedMailId.of(own, new Random(1));

        assertTrue(id.matches("[0-9a-v]{40}"));
        assertEquals(Optional.of(own), ReceivedMailId.parse(id));
        assertFalse(ReceivedMailId.parse("w".repeat(40)).isPresent());
        assertFalse(ReceivedMailId.parse("v".repeat(40)).isPresent());
    }
}
