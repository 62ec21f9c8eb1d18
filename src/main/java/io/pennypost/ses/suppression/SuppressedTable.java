package io.pennypost.ses.suppression;

import io.pennypost.ses.Leftovers;
import io.pennypost.ses.configset.SuppressionReason;
import io.pennypost.ses.suppression.Suppressed.Cause;
import io.pennypost.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// The rows of suppressed addresses.
final class SuppressedTable {
    static final Leftovers.Rows ROWS = new Leftovers.Rows("suppressed", """
        delete from suppressed where (list, address) in
        (select list, address from suppressed where list = ? order by address limit ?)\
        """);

    /// The order of listings: oldest first, so that an entry that is put again meanwhile is met again, not missed.
    static final Comparator<Suppressed> ORDER =
            Comparator.comparing(Suppressed::updatedAt).thenComparing(Suppressed::address);

    private static final String COLUMNS =
            "select address, reason, updated_at, message_id, feedback_id, evidence from suppressed ";
    private static final String FIND = COLUMNS + "where list = ? and address = ?";
    private static final String PAGE = COLUMNS + """
        where list = ? and reason = ? and (updated_at, address) > (?, ?) and updated_at < ?
        order by updated_at, address limit ?\
        """;
    private static final String PUT = """
        insert into suppressed (list, address, reason, updated_at, message_id, feedback_id, evidence)
        values (?, ?, ?, ?, ?, ?, ?) on conflict (list, address) do update set reason = excluded.reason,
        updated_at = excluded.updated_at, message_id = excluded.message_id, feedback_id = excluded.feedback_id,
        evidence = excluded.evidence\
        """;
    private static final String DELETE = "delete from suppressed where list = ? and address = ?";

    private SuppressedTable() {}

    static Optional<Suppressed> find(Database.View view, long list, String address) {
        return view.queryOne(FIND, SuppressedTable::row, list, address);
    }

    static void put(Database.Transaction transaction, long list, Suppressed entry) {
        transaction.update(
                PUT,
                list,
                entry.address(),
                entry.reason().name(),
                entry.updatedAt().toEpochMilli(),
                entry.cause().map(Cause::messageId),
                entry.cause().map(Cause::feedbackId),
                entry.cause().map(Cause::evidence));
    }

    /// False when there was none.
    static boolean delete(Database.Transaction transaction, long list, String address) {
        return transaction.update(DELETE, list, address) > 0;
    }

    /// The first entries after a place that match, in order.
    ///
    /// @param afterAddress at the time `after`; empty to begin with that time
    static List<Suppressed> page(
            Database.View view, long list, SuppressionFilter filter, Instant after, String afterAddress, int limit) {
        var found = new ArrayList<Suppressed>();
        var reasons =
                filter.reasons().isEmpty() ? EnumSet.allOf(SuppressionReason.class) : EnumSet.copyOf(filter.reasons());
        for (var reason : reasons) {
            found.addAll(view.query(
                    PAGE,
                    SuppressedTable::row,
                    list,
                    reason.name(),
                    after.toEpochMilli(),
                    afterAddress,
                    filter.until().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE),
                    limit));
        }
        return found.stream().sorted(ORDER).limit(limit).toList();
    }

    private static Suppressed row(Database.Row row) {
        return new Suppressed(
                row.text(1),
                SuppressionReason.valueOf(row.text(2)),
                Instant.ofEpochMilli(row.number(3)),
                row.textIfAny(4)
                        .map(messageId -> new Cause(
                                messageId,
                                row.textIfAny(5).orElse(""),
                                row.textIfAny(6).orElse(""))));
    }
}
