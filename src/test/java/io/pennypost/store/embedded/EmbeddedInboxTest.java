package io.pennypost.store.embedded;

import io.pennypost.store.Inbox;
import io.pennypost.store.InboxContract;
import io.pennypost.store.Spool;
import io.pennypost.store.StoreFixture;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedInboxTest extends InboxContract {
    @TempDir
    Path directory;

    private TestStore store;

    @BeforeEach
    void open() {
        store = new TestStore(directory, TestStore.OPTIONS.withInboxKeep(KEEP), InstantSource.fixed(StoreFixture.NOW));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected Spool spool() {
        return store.store.spool();
    }

    @Override
    protected Inbox inbox() {
        return store.store.inbox();
    }
}
