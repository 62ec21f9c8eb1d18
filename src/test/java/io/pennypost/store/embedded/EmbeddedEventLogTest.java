package io.pennypost.store.embedded;

import io.pennypost.store.EventLog;
import io.pennypost.store.EventLogContract;
import io.pennypost.store.Spool;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedEventLogTest extends EventLogContract {
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
    protected Spool spool() {
        return store.store.spool();
    }

    @Override
    protected EventLog events() {
        return store.store.events();
    }
}
