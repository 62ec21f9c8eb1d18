package io.pennypost.neighbor.sns;

import io.pennypost.store.Database;
import java.time.Instant;
import java.util.List;

/// What could not be delivered. The newest are kept for operators.
public final class DeadLetters {
    /// How many are kept; older ones make room.
    static final int KEPT_MAX = 10_000;

    /// Removed at once beyond those that are kept.
    private static final int REMOVED_AT_ONCE = 10;

    private final Database database;

    public DeadLetters(Database database) {
        this.database = database;
    }

    /// One that was given up.
    ///
    /// @param source  the subscription or destination it was for
    /// @param content what would have been delivered
    public record DeadLetter(long id, Instant at, String source, String reason, String content) {}

    /// Keeps one, in the transaction that gives it up.
    public void put(
            Database.Transaction transaction, long id, Instant at, String source, String reason, String content) {
        transaction.update(
                "insert into dead_letter (id, at, source, reason, content) values (?, ?, ?, ?, ?)",
                id,
                at.toEpochMilli(),
                source,
                reason,
                content);
        transaction
                .queryOne("select count(*) from dead_letter", row -> row.number(1))
                .filter(count -> count > KEPT_MAX)
                .ifPresent(_ -> transaction.update(
                        "delete from dead_letter where id in (select id from dead_letter order by id limit ?)",
                        REMOVED_AT_ONCE));
    }

    /// The newest below an id ([Long#MAX_VALUE] to begin).
    public List<DeadLetter> newest(long beforeId, int limit) {
        return database.read(view -> view.query(
                "select id, at, source, reason, content from dead_letter where id < ? order by id desc limit ?",
                row -> new DeadLetter(
                        row.number(1), Instant.ofEpochMilli(row.number(2)), row.text(3), row.text(4), row.text(5)),
                beforeId,
                limit));
    }
}
