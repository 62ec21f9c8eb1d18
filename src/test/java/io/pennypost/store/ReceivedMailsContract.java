package io.pennypost.store;

import static io.pennypost.store.StoreFixture.NOW;
import static io.pennypost.store.StoreFixture.bytes;
import static io.pennypost.store.StoreFixture.patterned;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.aws.arn.Scope;
import io.pennypost.store.ReceivedMails.Progress;
import io.pennypost.store.ReceivedMails.Receipt;
import io.pennypost.store.ReceivedMails.Task;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every [ReceivedMails] does.
public abstract class ReceivedMailsContract {
    private static final Scope SCOPE = new Scope("000000000000", "us-east-1");

    /// The store under test, empty at the start of each test.
    protected abstract ReceivedMails received();

    /// Where its bytes are read.
    protected abstract Spool spool();

    /// Where mail that is kept for reading is found.
    protected abstract Inbox inbox();

    private List<Task> keep(byte[] body, String... details) {
        var id = spool().nextMessageId();
        var tasks = Stream.of(details).map(StoreFixture::bytes).toList();
        return received().keep(new Receipt(id, SCOPE, Body.of(body), tasks, List.of()));
    }

    private List<Long> due(Instant horizon) {
        return received().due(horizon, Instant.MIN, 0, 100).stream()
                .map(Task::id)
                .toList();
    }

    private static Progress ended(Task task) {
        return new Progress(task, Optional.empty(), List.of(), Optional.empty());
    }

    private static InboxEntry entry(MessageId id) {
        return new InboxEntry(
                id, "x", SCOPE, NOW, "a@b.example", List.of(), List.of(), List.of(), List.of(), "a", "subject", 1);
    }

    @Test
    void keptMailIsDueWithItsBytes() throws IOException {
        var tasks = keep(patterned(3_000_000), "one", "two");

        var due = received().due(NOW, Instant.MIN, 0, 100);

        assertEquals(
                tasks.stream().map(Task::id).toList(),
                due.stream().map(Task::id).toList());
        assertArrayEquals(bytes("one"), due.getFirst().detail());
        assertArrayEquals(bytes("two"), due.getLast().detail());
        assertEquals(0, due.getFirst().attempts());
        try (var in = spool().body(due.getFirst().mail()).orElseThrow().open()) {
            assertArrayEquals(patterned(3_000_000), in.readAllBytes());
        }
    }

    @Test
    void theBytesGoWithTheLastTask() {
        var tasks = keep(bytes("hello"), "one", "two");
        var mail = tasks.getFirst().mail();

        received().settle(ended(tasks.getFirst()));
        assertTrue(spool().body(mail).isPresent());

        received().settle(ended(tasks.getLast()));
        assertTrue(spool().body(mail).isEmpty());
        assertEquals(List.of(), due(NOW));
    }

    @Test
    void whatIsPutOffIsDueLater() {
        var task = keep(bytes("hello"), "one").getFirst();
        var later = NOW.plusSeconds(60);

        received().settle(new Progress(task, Optional.of(later), List.of(), Optional.empty()));

        assertEquals(List.of(), due(NOW));
        assertEquals(List.of(task.id()), due(later));
        assertEquals(1, received().due(later, Instant.MIN, 0, 1).getFirst().attempts());
    }

    @Test
    void tasksOfAMailAreFoundAsTheyWereSettledLast() {
        var tasks = keep(bytes("hello"), "one", "two");
        var mail = tasks.getFirst().mail();
        keep(bytes("other"), "three");

        received().settle(ended(tasks.getLast()));
        var changed = tasks.getFirst().with(bytes("changed"));
        received().settle(new Progress(changed, Optional.of(NOW.plusSeconds(60)), List.of(), Optional.empty()));

        var left = received().ofMail(mail);
        assertEquals(1, left.size());
        assertArrayEquals(bytes("changed"), left.getFirst().detail());
        assertEquals(List.of(), received().ofMail(spool().nextMessageId()));
    }

    @Test
    void theInboxKeepsTheBytesEvenWhenTwoWantThem() {
        var tasks = keep(bytes("hello"), "one", "two");
        var mail = tasks.getFirst().mail();

        tasks.forEach(
                task -> received().settle(new Progress(task, Optional.empty(), List.of(), Optional.of(entry(mail)))));

        assertEquals(1, inbox().count());
        assertTrue(spool().body(mail).isPresent());
        assertTrue(inbox().delete(mail));
        assertTrue(spool().body(mail).isEmpty());
    }

    @Test
    void theInboxDoesNotTakeTheBytesFromATask() {
        var tasks = keep(bytes("hello"), "one", "two");
        var mail = tasks.getFirst().mail();
        received().settle(new Progress(tasks.getFirst(), Optional.empty(), List.of(), Optional.of(entry(mail))));

        assertTrue(inbox().delete(mail));

        assertTrue(spool().body(mail).isPresent());
    }

    @Test
    void pagesFollowOneAnother() {
        var first = keep(bytes("a"), "one").getFirst();
        var second = keep(bytes("b"), "two").getFirst();

        var page = received().due(NOW, Instant.MIN, 0, 1);
        var next = received().due(NOW, page.getFirst().nextAt(), page.getFirst().id(), 1);

        assertEquals(first.id(), page.getFirst().id());
        assertEquals(second.id(), next.getFirst().id());
    }
}
