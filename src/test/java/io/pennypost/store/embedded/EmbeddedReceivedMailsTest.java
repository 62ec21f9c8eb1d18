package io.pennypost.store.embedded;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pennypost.aws.arn.Scope;
import io.pennypost.store.Body;
import io.pennypost.store.Inbox;
import io.pennypost.store.ReceivedMails;
import io.pennypost.store.ReceivedMails.Receipt;
import io.pennypost.store.ReceivedMailsContract;
import io.pennypost.store.Spool;
import io.pennypost.store.StoreException;
import io.pennypost.store.StoreFixture;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedReceivedMailsTest extends ReceivedMailsContract {
    @TempDir
    Path directory;

    private TestStore store;

    @BeforeEach
    void open() {
        store = new TestStore(directory);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected ReceivedMails received() {
        return store.store.received();
    }

    @Override
    protected Spool spool() {
        return store.store.spool();
    }

    @Override
    protected Inbox inbox() {
        return store.store.inbox();
    }

    private Receipt receipt() {
        return new Receipt(
                spool().nextMessageId(),
                new Scope("000000000000", "us-east-1"),
                Body.of(StoreFixture.bytes("hello")),
                List.of(StoreFixture.bytes("one")),
                List.of());
    }

    @Test
    void aRestartFindsWhatHasNotEnded() throws Exception {
        var task = received().keep(receipt()).getFirst();

        store.close();
        store = new TestStore(directory);

        var found = received().due(StoreFixture.NOW, Instant.MIN, 0, 10);
        assertEquals(
                List.of(task.id()), found.stream().map(ReceivedMails.Task::id).toList());
        assertArrayEquals(
                StoreFixture.bytes("hello"),
                spool().body(found.getFirst().mail()).orElseThrow().toBytes());
    }

    @Test
    void aFullDiskTakesNothing() {
        store.usable.set(0);

        var refused = assertThrows(StoreException.class, () -> received().keep(receipt()));

        assertEquals(StoreException.Kind.FULL, refused.kind());
        assertEquals(List.of(), received().due(StoreFixture.NOW, Instant.MIN, 0, 10));
    }
}
