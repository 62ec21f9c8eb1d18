package io.pennypost.store;

import static io.pennypost.store.StoreFixture.SCOPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [Database] does, shown on the table of suppressed addresses.
public abstract class DatabaseContract {
    private static final String INSERT = """
        insert into suppressed (list, address, reason, updated_at, message_id) values (?, ?, ?, ?, ?)
        on conflict (list, address) do update set reason = excluded.reason\
        """;
    private static final String ALL =
            "select address, reason, message_id, updated_at from suppressed where list = ? order by address limit 100";

    protected abstract Database database();

    protected abstract Catalog catalog();

    private record Found(String address, String reason, Optional<String> message, long at) {}

    private int put(Database.Transaction transaction, String address, String reason, Optional<String> message) {
        return transaction.update(INSERT, 7, address, reason, 1_900_000_000_000L, message);
    }

    private List<Found> all() {
        return database()
                .read(view -> view.query(
                        ALL, row -> new Found(row.text(1), row.text(2), row.textIfAny(3), row.number(4)), 7));
    }

    @Test
    void rowsComeBackWithWhatIsEmpty() {
        var changed = database()
                .write(transaction -> put(transaction, "b@x", "BOUNCE", Optional.of("m"))
                        + put(transaction, "a@x", "BOUNCE", Optional.empty()));

        assertEquals(2, changed);
        assertEquals(
                List.of(
                        new Found("a@x", "BOUNCE", Optional.empty(), 1_900_000_000_000L),
                        new Found("b@x", "BOUNCE", Optional.of("m"), 1_900_000_000_000L)),
                all());
    }

    @Test
    void documentsAndRowsChangeTogetherOrNotAtAll() {
        database().write(transaction -> {
            put(transaction, "a@x", "BOUNCE", Optional.empty());
            return transaction.insert(SCOPE, "kind", "kept", "1");
        });

        assertThrows(
                IllegalArgumentException.class,
                () -> database().write(transaction -> {
                    put(transaction, "a@x", "COMPLAINT", Optional.empty());
                    transaction.put(SCOPE, "kind", "kept", "2");
                    transaction.insert(SCOPE, "kind", "lost", "1");
                    throw new IllegalArgumentException("refused");
                }));

        assertEquals(List.of("BOUNCE"), all().stream().map(Found::reason).toList());
        assertEquals("1", catalog().find(SCOPE, "kind", "kept").orElseThrow().json());
        assertTrue(catalog().find(SCOPE, "kind", "lost").isEmpty());
    }

    @Test
    void transactionSeesItsOwnRows() {
        var seen = database().write(transaction -> {
            put(transaction, "a@x", "BOUNCE", Optional.empty());
            return transaction.queryOne(ALL, row -> row.text(1), 7);
        });

        assertEquals(Optional.of("a@x"), seen);
        assertEquals(Optional.empty(), database().read(view -> view.queryOne(ALL, row -> row.text(1), 8)));
    }

    @Test
    void viewDoesNotChangeWhileOthersWrite() {
        var counts = database().read(view -> {
            int before = view.query(ALL, row -> row.text(1), 7).size();
            database().write(transaction -> put(transaction, "late@x", "BOUNCE", Optional.empty()));
            return List.of(before, view.query(ALL, row -> row.text(1), 7).size());
        });

        assertEquals(List.of(0, 0), counts);
        assertEquals(1, all().size());
    }

    @Test
    void wrongStatementFailsAloneAndLeavesTheStoreTrusted() {
        assertThrows(
                StoreException.class, () -> database().write(transaction -> transaction.update("delete from nowhere")));

        database().write(transaction -> put(transaction, "a@x", "BOUNCE", Optional.empty()));
        assertEquals(1, all().size());
    }
}
