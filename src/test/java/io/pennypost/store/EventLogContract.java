package io.pennypost.store;

import static io.pennypost.store.StoreFixture.NOW;
import static io.pennypost.store.StoreFixture.SCOPE;
import static io.pennypost.store.StoreFixture.acceptance;
import static io.pennypost.store.StoreFixture.bytes;
import static io.pennypost.store.StoreFixture.delivery;
import static io.pennypost.store.StoreFixture.event;
import static io.pennypost.store.StoreFixture.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.aws.arn.Scope;
import io.pennypost.store.EventLog.Query;
import io.pennypost.store.EventLog.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [EventLog] does beside its [Spool]. The clock of the store under test stands at [StoreFixture#NOW].
public abstract class EventLogContract {
    private static final Duration DAY = Duration.ofDays(1);

    protected abstract Spool spool();

    protected abstract EventLog events();

    @Test
    void entriesOfAMessageAreFoundOldestFirstAcrossDays() {
        var send = event(spool(), "Send", NOW, "m1", 2);
        var bounce = event(spool(), "Bounce", NOW.plus(DAY), "m1", 1);
        var other = event(spool(), "Send", NOW, "m2", 1);
        record(spool(), send, other);
        record(spool(), bounce);

        assertEquals(List.of(send, bounce), events().ofMessage("m1", NOW));
        assertEquals(List.of(bounce), events().ofMessage("m1", NOW.plus(DAY)));
        assertEquals(List.of(), events().ofMessage("m3", NOW));
    }

    @Test
    void settledEntriesAreSeenAfterFlush() {
        var given = acceptance(spool(), bytes("x"), delivery(0, NOW));
        var id = spool().accept(given).getFirst().id();
        var entry = event(spool(), "Delivery", NOW, "m1", 1);

        spool().settle(new Settlement(given.id(), List.of(new Settlement.Done(id)), List.of(entry)));
        spool().flush();

        assertEquals(List.of(entry), events().ofMessage("m1", NOW));
    }

    @Test
    void entryWithoutOptionalPartsComesBackAsItWas() {
        var entry = new LedgerEntry(
                spool().nextLedgerId(),
                SCOPE,
                NOW,
                LedgerEntry.Kind.MESSAGE,
                "Message",
                "m1",
                Optional.empty(),
                Optional.empty(),
                0,
                "{\"subject\":\"日本\"}");
        record(spool(), entry);

        assertEquals(List.of(entry), events().ofMessage("m1", NOW));
    }

    @Test
    void queriesFilterByEveryComponent() {
        var send = event(spool(), "Send", NOW, "m1", 1);
        var bounce = event(spool(), "Bounce", NOW.plusSeconds(1), "m1", 1);
        var attempt = new LedgerEntry(
                spool().nextLedgerId(),
                SCOPE,
                NOW.plusSeconds(2),
                LedgerEntry.Kind.ATTEMPT,
                "Attempt",
                "m1",
                Optional.of("other@example.com"),
                Optional.empty(),
                1,
                "{}");
        record(spool(), send, bounce, attempt);

        assertEquals(List.of(attempt, bounce, send), find(all()));
        assertEquals(
                List.of(bounce),
                find(new Query(
                        Optional.of(SCOPE),
                        Optional.of(LedgerEntry.Kind.EVENT),
                        Optional.of("Bounce"),
                        Optional.of("r@example.com"),
                        Optional.of("set"),
                        NOW,
                        NOW.plusSeconds(60))));
        assertEquals(
                List.of(attempt),
                find(new Query(
                        Optional.empty(),
                        Optional.of(LedgerEntry.Kind.ATTEMPT),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Instant.MIN,
                        Instant.MAX)));
        assertEquals(
                List.of(attempt),
                find(new Query(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("other@example.com"),
                        Optional.empty(),
                        Instant.MIN,
                        Instant.MAX)));
        assertEquals(
                List.of(bounce),
                find(new Query(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        NOW.plusSeconds(1),
                        NOW.plusSeconds(2))));
    }

    @Test
    void pagesGoBackThroughTheDays() {
        var made = new ArrayList<LedgerEntry>();
        for (int i = 0; i < 30; i++) {
            made.add(event(spool(), "Send", NOW.minus(DAY).plus(Duration.ofHours(i)), "m" + i, 1));
        }
        record(spool(), made.toArray(LedgerEntry[]::new));

        var found = new ArrayList<LedgerEntry>();
        long before = Long.MAX_VALUE;
        while (true) {
            var page = events().find(all(), before, 4);
            found.addAll(page);
            if (page.size() < 4) {
                break;
            }
            before = page.getLast().id();
        }

        assertEquals(made.reversed(), found);
    }

    @Test
    void entryExportedTwiceCountsOnce() {
        var entry = event(spool(), "Send", NOW, "m1", 3);
        record(spool(), entry);
        assertEquals(1, events().ofMessage("m1", NOW).size());
        record(spool(), entry, event(spool(), "Send", NOW, "m2", 4));

        assertEquals(List.of(entry), events().ofMessage("m1", NOW));
        assertEquals(7, events().recipients(SCOPE, "Send", NOW, DAY));
    }

    @Test
    void recipientsAreSummedOverTheWindow() {
        record(
                spool(),
                event(spool(), "Send", NOW, "m1", 3),
                event(spool(), "Bounce", NOW, "m1", 1),
                event(spool(), "Send", NOW.minus(Duration.ofHours(13)), "m2", 10),
                event(spool(), "Send", NOW.minus(DAY).plusSeconds(60), "m3", 100),
                event(spool(), "Send", NOW.minus(DAY), "m4", 1000));

        assertEquals(113, events().recipients(SCOPE, "Send", NOW, DAY));
        assertEquals(3, events().recipients(SCOPE, "Send", NOW, Duration.ofHours(1)));
        assertEquals(1, events().recipients(SCOPE, "Bounce", NOW, DAY));
        assertEquals(0, events().recipients(SCOPE, "Complaint", NOW, DAY));
    }

    @Test
    void recipientsAreSummedBySpans() {
        record(
                spool(),
                event(spool(), "Send", NOW, "m1", 3),
                event(spool(), "Send", NOW.plus(Duration.ofMinutes(14)), "m2", 4),
                event(spool(), "Bounce", NOW, "m1", 1),
                event(spool(), "Send", NOW.plus(Duration.ofMinutes(15)), "m3", 5),
                event(spool(), "Send", NOW.plus(DAY), "m4", 6));
        var quarter = Duration.ofMinutes(15);

        assertEquals(
                Map.of(NOW, 7L, NOW.plus(quarter), 5L, NOW.plus(DAY), 6L),
                events().recipients(SCOPE, "Send", NOW, NOW.plus(DAY).plusSeconds(60), quarter));
        assertEquals(
                Map.of(NOW, 4L, NOW.plus(quarter), 5L),
                events().recipients(SCOPE, "Send", NOW.plusSeconds(30), NOW.plus(DAY), quarter));
        assertEquals(
                Map.of(),
                events().recipients(new Scope("111111111111", "us-east-1"), "Send", NOW, NOW.plus(DAY), quarter));
    }

    @Test
    void eventsAreToldWithTheLineOfTheirMessage() {
        var message = new LedgerEntry(
                spool().nextLedgerId(),
                SCOPE,
                NOW,
                LedgerEntry.Kind.MESSAGE,
                "Message",
                "m1",
                Optional.empty(),
                Optional.of("set"),
                1,
                "{}");
        var send = event(spool(), "Send", NOW, "m1", 1);
        var open = event(spool(), "Open", NOW, "m1", 1);
        var again = event(spool(), "Open", NOW, "m1", 1);
        var orphan = event(spool(), "Open", NOW, "m2", 1);
        var late = event(spool(), "Click", NOW.plus(DAY), "m1", 1);
        record(spool(), message, send, open, again, orphan);
        record(spool(), late);
        var today = LocalDate.ofInstant(NOW, ZoneOffset.UTC);

        var page = events().told(SCOPE, today, 0, 3);
        assertEquals(
                List.of(
                        new Told(send, Optional.of(message), true),
                        new Told(open, Optional.of(message), true),
                        new Told(again, Optional.of(message), false)),
                page);
        assertEquals(
                List.of(new Told(orphan, Optional.empty(), true)),
                events().told(SCOPE, today, page.getLast().event().id(), 3));
        assertEquals(
                List.of(new Told(late, Optional.of(message), true)), events().told(SCOPE, today.plusDays(1), 0, 3));
        assertEquals(List.of(), events().told(SCOPE, today.plusDays(2), 0, 3));
    }

    @Test
    void droppedDaysAreGoneAndStayGone() {
        record(spool(), event(spool(), "Send", NOW.minus(DAY), "old", 1), event(spool(), "Send", NOW, "new", 1));
        assertEquals(2, find(all()).size());

        events().dropBefore(NOW);
        record(spool(), event(spool(), "Send", NOW.minus(DAY), "late", 1));

        assertEquals(
                List.of("new"),
                find(all()).stream().map(LedgerEntry::sesMessageId).toList());
        assertTrue(events().ofMessage("old", NOW.minus(DAY)).isEmpty());
    }

    private static Query all() {
        return new Query(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.MIN,
                Instant.MAX);
    }

    private List<LedgerEntry> find(Query query) {
        return events().find(query, Long.MAX_VALUE, 100);
    }

    @Test
    void eventsAreFedInTheOrderOfTheirCommitsAcrossDays() {
        var late = event(spool(), "Bounce", NOW.plus(DAY), "m1", 1);
        var early = event(spool(), "Send", NOW, "m1", 1);
        record(spool(), early);
        record(spool(), late);
        events().ofMessage("m1", NOW);

        var all = events().after(EventLog.Position.START, 10);
        assertEquals(List.of(early, late), all.stream().map(EventLog.Fed::event).toList());
        var first = events().after(EventLog.Position.START, 1);
        assertEquals(all.subList(0, 1), first);
        assertEquals(all.subList(1, 2), events().after(first.getFirst().position(), 10));
        assertEquals(List.of(), events().after(all.getLast().position(), 10));
    }

    @Test
    void aFedEventHasTheLineOfItsMessageWhereverItStands() {
        var message = new LedgerEntry(
                spool().nextLedgerId(),
                SCOPE,
                NOW,
                LedgerEntry.Kind.MESSAGE,
                "Message",
                "m1",
                Optional.empty(),
                Optional.empty(),
                1,
                "{}");
        record(spool(), message, event(spool(), "Send", NOW, "m1", 1));
        record(spool(), event(spool(), "Bounce", NOW.plus(DAY), "m1", 1));
        events().ofMessage("m1", NOW);

        var fed = events().after(EventLog.Position.START, 10);
        assertEquals(
                List.of(Optional.of(message), Optional.of(message)),
                fed.stream().map(EventLog.Fed::message).toList());
    }

    @Test
    void aWatcherHearsOfNews() throws InterruptedException {
        var heard = new java.util.concurrent.CountDownLatch(1);
        events().watch(heard::countDown);

        record(spool(), event(spool(), "Send", NOW, "m1", 1));

        assertTrue(heard.await(20, java.util.concurrent.TimeUnit.SECONDS));
    }
}
