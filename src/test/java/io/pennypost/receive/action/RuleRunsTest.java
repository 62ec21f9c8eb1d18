package io.pennypost.receive.action;

import static io.pennypost.receive.action.ActionWorld.INFO;
import static io.pennypost.receive.action.ActionWorld.SALES;
import static io.pennypost.receive.action.ActionWorld.SCOPE;
import static io.pennypost.receive.action.ActionWorld.VERDICTS;
import static io.pennypost.receive.action.ActionWorld.bounce;
import static io.pennypost.receive.action.ActionWorld.lambda;
import static io.pennypost.receive.action.ActionWorld.rule;
import static io.pennypost.receive.action.ActionWorld.s3;
import static io.pennypost.receive.action.ActionWorld.told;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.receive.rule.Judged;
import io.pennypost.ses.receiptrule.ReceiptAction;
import io.pennypost.ses.receiptrule.ReceiptAction.Invocation;
import io.pennypost.ses.receiptrule.ReceiptRuleSet;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// How a run goes on when things fail.
final class RuleRunsTest {
    private static final String TOPIC = "arn:aws:sns:eu-west-1:111122223333:inbox";

    private final ActionWorld world = new ActionWorld();

    /// Lets time go by, starts anew, and tries again what is due.
    private void retryAfter(Duration pause) {
        world.clock.advance(pause);
        var waiting = world.reopened();
        waiting.load();
        try (var runs = world.runs(waiting)) {
            runs.retry(() -> false);
        } // Closing waits for what runs.
    }

    @Test
    void whatFailsIsTriedAgainAndTheRestGoesOn() {
        world.down.add("s3");
        var mail = world.mail(INFO);

        var report = world.run(
                mail, rule("r", s3("a"), lambda("f", Invocation.EVENT)), rule("s", lambda("g", Invocation.EVENT)));

        assertEquals(List.of("S3:Retried", "Lambda:Done", "Lambda:Done"), told(report));
        assertFalse(report.isFinal());
        assertTrue(world.runs.needs(mail));
        world.down.clear();
        retryAfter(Duration.ofSeconds(29));
        assertTrue(world.objects.isEmpty());
        retryAfter(Duration.ofSeconds(1));
        assertEquals(List.of("a/in/m1"), List.copyOf(world.objects.keySet()));
        assertEquals(List.of("f", "g"), world.calls);
        assertFalse(world.runs.needs(mail));
    }

    @Test
    void pausesGrowToAnHour() {
        assertEquals(Duration.ofSeconds(30), PendingRuns.pause(1));
        assertEquals(Duration.ofMinutes(1), PendingRuns.pause(2));
        assertEquals(Duration.ofHours(1), PendingRuns.pause(8));
        assertEquals(Duration.ofHours(1), PendingRuns.pause(1_000));
    }

    @Test
    void after36HoursItIsGivenUp() {
        world.down.add("s3");
        var mail = world.mail(INFO);
        world.run(mail, rule("r", s3("a")));

        retryAfter(Duration.ofHours(35));
        assertTrue(world.runs.needs(mail));
        retryAfter(Duration.ofHours(1));

        assertFalse(world.runs.needs(mail));
        assertTrue(world.ledger.getLast().json().contains("\"result\":\"failed\""));
    }

    @Test
    void theRestWaitsForAFunctionThatSteers() {
        world.down.add("lambda");
        world.answers.put("f", "{\"disposition\":\"STOP_RULE\"}");
        var mail = world.mail(INFO);

        var report = world.run(
                mail,
                rule("r", new ReceiptAction.AddHeader("X-One", "1"), lambda("f", Invocation.REQUEST_RESPONSE), s3("a")),
                rule("s", s3("b")));

        assertEquals(List.of("AddHeader:Done", "Lambda:Retried"), told(report));
        assertTrue(world.objects.isEmpty());
        world.down.clear();
        retryAfter(Duration.ofSeconds(30));
        assertEquals(List.of("b/in/m1"), List.copyOf(world.objects.keySet()));
        assertTrue(world.objects.values().iterator().next().contains("\r\nX-One: 1\r\n"));
    }

    @Test
    void aFunctionThatSteersIsGivenUpAfterThreeAttempts() {
        world.down.add("lambda");
        world.run(world.mail(INFO), rule("r", lambda("f", Invocation.REQUEST_RESPONSE), s3("a")));

        retryAfter(Duration.ofSeconds(30));
        assertTrue(world.objects.isEmpty());
        retryAfter(Duration.ofMinutes(1));

        assertEquals(3, world.calls.size());
        assertEquals(List.of("a/in/m1"), List.copyOf(world.objects.keySet()));
    }

    @Test
    void aTopicThatCannotBeToldIsToldLaterWithoutDoingItAgain() {
        world.down.add("sns");
        var action = new ReceiptAction.Lambda("f", Invocation.EVENT, Optional.of(TOPIC));

        var report = world.run(world.mail(INFO), rule("r", action));

        assertEquals(List.of("Lambda:Done", "Lambda:Retried"), told(report));
        world.down.clear();
        retryAfter(Duration.ofSeconds(30));
        assertEquals(List.of("f"), world.calls);
        assertEquals(1, world.published.size());
        assertTrue(world.published.getFirst().message().contains("\"functionArn\":\"f\""));
    }

    @Test
    void theRulesOfTheReceptionHoldForWhatIsTriedAgain() {
        world.sets.create(SCOPE, "set", ActionWorld.NOW);
        world.sets.activate(SCOPE, "set");
        world.sets.addRule(SCOPE, "set", rule("r", s3("old")), Optional.empty());
        world.down.add("s3");
        world.runs.replay(world.mail(INFO), VERDICTS);

        world.sets.replaceRule(SCOPE, "set", rule("r", s3("new")));
        world.down.clear();
        retryAfter(Duration.ofSeconds(30));

        assertEquals(List.of("old/in/m1"), List.copyOf(world.objects.keySet()));
    }

    @Test
    void aMailThatIsGoneIsForgotten() {
        world.down.add("s3");
        var mail = world.mail(INFO);
        world.run(mail, rule("r", s3("a")));
        world.mails.clear();

        retryAfter(Duration.ofSeconds(30));

        assertFalse(world.runs.needs(mail));
    }

    @Test
    void onlyTheRecipientsOfARuleAreItsBusiness() {
        world.run(
                world.mail(INFO, SALES),
                rule("nobody", List.of("other.example"), s3("never")),
                rule("sales", List.of("sales@shop.example"), new ReceiptAction.Stop(Optional.of(TOPIC))));

        assertTrue(world.objects.isEmpty());
        assertTrue(world.published.getFirst().message().contains("\"recipients\":[\"sales@shop.example\"]"));
    }

    @Test
    void eachActionHasALineInTheLedger() {
        world.down.add("s3");

        world.run(world.mail(INFO), rule("r", s3("a"), bounce()));

        assertEquals(2, world.ledger.size());
        assertEquals(RunLedger.TYPE, world.ledger.getFirst().type());
        assertEquals("m1", world.ledger.getFirst().sesMessageId());
        assertEquals(
                "{\"rule\":\"r\",\"index\":0,\"action\":\"S3\",\"result\":\"deferred\",\"detail\":\"s3 is down\"}",
                world.ledger.getFirst().json());
        assertEquals(
                "{\"rule\":\"r\",\"index\":1,\"action\":\"Bounce\",\"result\":\"done\",\"flow\":\"BOUNCED\","
                        + "\"detail\":\"bounced to bob@remote.example as report-id\"}",
                world.ledger.getLast().json());
    }

    @Test
    void aDryRunTellsAndDoesNothing() {
        world.sets.create(SCOPE, "set", ActionWorld.NOW);
        world.sets.activate(SCOPE, "set");
        world.sets.addRule(SCOPE, "set", rule("r", s3("a")), Optional.empty());

        var judged = world.runs.dryRun(world.mail(INFO));

        assertEquals(List.of(true), judged.stream().map(Judged::matches).toList());
        assertTrue(world.objects.isEmpty());
        assertTrue(world.ledger.isEmpty());
    }

    @Test
    void whoOffersAMailIsToldOfTheResult() throws InterruptedException {
        var results = new LinkedBlockingQueue<RunReport>();
        var set = new ReceiptRuleSet("set", List.of(rule("r", s3("a"))), ActionWorld.NOW);

        assertTrue(world.runs.offer(world.mail(INFO), set, VERDICTS, results::add));

        var report = Objects.requireNonNull(results.poll(10, TimeUnit.SECONDS));
        assertEquals(List.of("S3:Done"), told(report));
    }
}
