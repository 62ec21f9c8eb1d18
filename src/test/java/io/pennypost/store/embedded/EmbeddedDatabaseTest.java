package io.pennypost.store.embedded;

import io.pennypost.store.Catalog;
import io.pennypost.store.Database;
import io.pennypost.store.DatabaseContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest extends DatabaseContract {
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
    protected Database database() {
        return store.store.database();
    }

    @Override
    protected Catalog catalog() {
        return store.store.catalog();
    }
}
