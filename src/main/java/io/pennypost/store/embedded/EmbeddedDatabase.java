package io.pennypost.store.embedded;

import io.pennypost.store.Database;
import java.util.function.Function;

/// The catalog's database as resources with tables of their own see it.
record EmbeddedDatabase(EmbeddedCatalog catalog) implements Database {
    @Override
    public <T> T read(Function<View, T> work) {
        return catalog.view(work::apply);
    }

    @Override
    public <T> T write(Function<Transaction, T> work) {
        return catalog.transact(work::apply);
    }
}
