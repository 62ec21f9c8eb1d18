package io.pennypost.store;

import static io.pennypost.store.StoreFixture.NOW;
import static io.pennypost.store.StoreFixture.acceptance;
import static io.pennypost.store.StoreFixture.bytes;
import static io.pennypost.store.StoreFixture.delivery;
import static io.pennypost.store.StoreFixture.withInbox;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.store.Inbox.Change;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What every [Inbox] does beside its [Spool].
public abstract class InboxContract {
    /// How many entries the store under test keeps.
    protected static final int KEEP = 20;

    protected abstract Spool spool();

    protected abstract Inbox inbox();

    @Test
    void capturedMailIsListedNewestFirstAndReadable() throws Exception {
        var first = capture("first", "a@example.com");
        var second = capture("second", "b@example.com");

        assertEquals(List.of(second, first), subjects("", Long.MAX_VALUE, 10));
        assertEquals(2, inbox().count());
        var newest = inbox().list("", Long.MAX_VALUE, 1).getFirst();
        assertEquals(List.of("first"), subjects("", newest.id().value(), 10));
        assertEquals(newest, inbox().entry(newest.id()).orElseThrow());
        assertEquals(
                "second", new String(spool().body(newest.id()).orElseThrow().toBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void textFindsSenderRecipientsAndSubjectIgnoringCase() {
        capture("Willkommen in KÖLN", "Ann@example.com");
        capture("100% off_now", "bob@example.net");

        assertEquals(List.of("Willkommen in KÖLN"), subjects("köln", Long.MAX_VALUE, 10));
        assertEquals(List.of("Willkommen in KÖLN"), subjects("ann@EXAMPLE", Long.MAX_VALUE, 10));
        assertEquals(List.of("100% off_now"), subjects("0% O", Long.MAX_VALUE, 10));
        assertEquals(List.of("100% off_now"), subjects("f_n", Long.MAX_VALUE, 10));
        assertEquals(List.of(), subjects("%@%", Long.MAX_VALUE, 10));
        assertEquals(List.of(), subjects("!", Long.MAX_VALUE, 10));
        assertEquals(2, subjects("sender@example.com", Long.MAX_VALUE, 10).size());
    }

    @Test
    void deletedEntryTakesItsBytesUnlessADeliveryNeedsThem() {
        capture("captured", "a@example.com");
        var captured = inbox().list("", Long.MAX_VALUE, 1).getFirst().id();
        var waiting = withInbox(acceptance(spool(), bytes("w"), delivery(0, NOW)), "waiting", "b@example.com");
        var id = spool().accept(waiting).getFirst().id();

        assertTrue(inbox().delete(captured));
        assertFalse(inbox().delete(captured));
        assertTrue(spool().body(captured).isEmpty());
        assertTrue(inbox().delete(waiting.id()));
        assertTrue(spool().body(waiting.id()).isPresent());

        spool().settle(new Settlement(waiting.id(), List.of(new Settlement.Done(id)), List.of()));
        spool().flush();
        assertTrue(spool().body(waiting.id()).isEmpty());
        assertEquals(0, inbox().count());
    }

    @Test
    void deliveredMessageStaysReadableInTheInbox() {
        var given = withInbox(acceptance(spool(), bytes("w"), delivery(0, NOW)), "kept", "b@example.com");
        var id = spool().accept(given).getFirst().id();

        spool().settle(new Settlement(given.id(), List.of(new Settlement.Done(id)), List.of()));
        spool().flush();

        assertTrue(spool().body(given.id()).isPresent());
        assertTrue(inbox().delete(given.id()));
        assertTrue(spool().body(given.id()).isEmpty());
    }

    @Test
    void oldestEntriesGoWhenThereAreTooMany() {
        var ids = new ArrayList<MessageId>();
        for (int i = 0; i < KEEP + 5; i++) {
            capture("mail " + i, "a@example.com");
            ids.add(inbox().list("", Long.MAX_VALUE, 1).getFirst().id());
        }

        assertEquals(KEEP, inbox().count());
        var left = subjects("", Long.MAX_VALUE, 100);
        assertEquals(KEEP, left.size());
        assertEquals("mail 5", left.getLast());
        assertTrue(spool().body(ids.get(4)).isEmpty());
        assertTrue(spool().body(ids.get(5)).isPresent());
    }

    @Test
    void clearLeavesNothing() {
        for (int i = 0; i < KEEP; i++) {
            capture("mail " + i, "a@example.com");
        }
        var some = inbox().list("", Long.MAX_VALUE, 1).getFirst().id();

        inbox().clear();

        assertEquals(0, inbox().count());
        assertTrue(inbox().list("", Long.MAX_VALUE, 10).isEmpty());
        assertTrue(spool().body(some).isEmpty());
    }

    @Test
    void listenersAreToldUntilTheyLeave() throws Exception {
        var told = new LinkedBlockingQueue<Change>();
        var listening = inbox().listen(told::add);
        inbox().listen(_ -> {
            throw new IllegalStateException("a listener that fails");
        });

        capture("news", "a@example.com");
        var entry = inbox().list("", Long.MAX_VALUE, 1).getFirst();
        assertEquals(new Change.Arrived(entry), told.poll(5, TimeUnit.SECONDS));
        inbox().delete(entry.id());
        assertEquals(new Change.Deleted(entry.id()), told.poll(5, TimeUnit.SECONDS));
        inbox().clear();
        assertEquals(new Change.Cleared(), told.poll(5, TimeUnit.SECONDS));
        listening.close();
        capture("unheard", "a@example.com");
        assertTrue(told.isEmpty());
    }

    private String capture(String subject, String recipient) {
        spool().accept(withInbox(acceptance(spool(), bytes(subject)), subject, recipient));
        return subject;
    }

    private List<String> subjects(String text, long before, int limit) {
        return inbox().list(text, before, limit).stream()
                .map(InboxEntry::subject)
                .toList();
    }
}
