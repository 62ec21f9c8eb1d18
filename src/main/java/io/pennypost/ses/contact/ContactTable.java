package io.pennypost.ses.contact;

import io.pennypost.ses.Leftovers;
import io.pennypost.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rows of contacts.
final class ContactTable {
    static final Leftovers.Rows ROWS = new Leftovers.Rows("contact", """
        delete from contact where (list, address) in
        (select list, address from contact where list = ? order by address limit ?)\
        """);

    /// Rows that a page looks at: where few match, pages are short rather than slow.
    static final int LOOKED_AT_MAX = 10_000;

    private static final String COLUMNS =
            "select address, unsubscribed_all, choices, attributes, created_at, updated_at from contact ";
    private static final String FIND = COLUMNS + "where list = ? and address = ?";
    private static final String PAGE = COLUMNS + "where list = ? and address > ? order by address limit ?";
    private static final String UNSUBSCRIBED =
            COLUMNS + "where list = ? and address > ? and unsubscribed_all order by address limit ?";
    private static final String SUBSCRIBED = COLUMNS
            + "where list = ? and address > ? and address <= ? and not unsubscribed_all order by address limit ?";
    private static final String OPTED_IN = COLUMNS + """
        where list = ? and address > ? and address <= ? and not unsubscribed_all
        and (choices like ? or (? and choices not like ?)) order by address limit ?\
        """;
    private static final String OPTED_OUT = COLUMNS + """
        where list = ? and address > ? and address <= ?
        and (unsubscribed_all or choices like ? or (? and choices not like ?)) order by address limit ?\
        """;
    private static final String HORIZON =
            "select address from contact where list = ? and address > ? order by address limit 1 offset ?";
    private static final String INSERT = """
        insert into contact (list, address, unsubscribed_all, choices, attributes, created_at, updated_at)
        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing\
        """;
    private static final String UPDATE = """
        update contact set unsubscribed_all = ?, choices = ?, attributes = ?, updated_at = ?
        where list = ? and address = ?\
        """;
    private static final String DELETE = "delete from contact where list = ? and address = ?";

    /// Sorts after every address.
    private static final String END = "\uffff";

    private ContactTable() {}

    static Optional<ContactRow> find(Database.View view, ContactList list, String address) {
        return view.queryOne(FIND, ContactTable::row, list.number(), address);
    }

    /// False when there is one already.
    static boolean insert(Database.Transaction transaction, ContactList list, ContactRow row) {
        return transaction.update(
                        INSERT,
                        list.number(),
                        row.address(),
                        row.unsubscribedAll(),
                        row.choices().text(list),
                        row.attributes(),
                        row.createdAt().toEpochMilli(),
                        row.updatedAt().toEpochMilli())
                > 0;
    }

    static void update(Database.Transaction transaction, ContactList list, ContactRow row) {
        transaction.update(
                UPDATE,
                row.unsubscribedAll(),
                row.choices().text(list),
                row.attributes(),
                row.updatedAt().toEpochMilli(),
                list.number(),
                row.address());
    }

    /// False when there was none.
    static boolean delete(Database.Transaction transaction, ContactList list, String address) {
        return transaction.update(DELETE, list.number(), address) > 0;
    }

    /// Some rows in the order of addresses.
    ///
    /// @param goOnAfter the address after which the next page begins; empty on the last page
    record Slice(List<ContactRow> rows, Optional<String> goOnAfter) {}

    /// The rows after an address that match, as many as asked for unless too many others stand between.
    static Slice slice(Database.View view, ContactList list, ContactFilter filter, String after, int limit) {
        var status = filter.status();
        if (status.isEmpty()) {
            return cut(view.query(PAGE, ContactTable::row, list.number(), after, limit + 1), limit, Optional.empty());
        }
        if (filter.topic().isEmpty() && status.get() == SubscriptionStatus.OPT_OUT) {
            var rows = view.query(UNSUBSCRIBED, ContactTable::row, list.number(), after, limit + 1);
            return cut(rows, limit, Optional.empty());
        }
        var horizon = view.queryOne(HORIZON, row -> row.text(1), list.number(), after, LOOKED_AT_MAX - 1);
        var parameters = new ArrayList<Object>(List.of(list.number(), after, horizon.orElse(END)));
        filter.topic().ifPresent(topic -> {
            int number = list.topicNumbers().getOrDefault(topic, -1);
            boolean byDefault = filter.useDefault()
                    && list.topic(topic).map(Topic::defaultSubscriptionStatus).equals(status);
            parameters.addAll(List.of(Choices.pattern(number, status.get()), byDefault, Choices.pattern(number)));
        });
        parameters.add(limit + 1);
        return cut(view.query(statement(filter), ContactTable::row, parameters.toArray()), limit, horizon);
    }

    private static String statement(ContactFilter filter) {
        if (filter.topic().isEmpty()) {
            return SUBSCRIBED;
        }
        return filter.status().equals(Optional.of(SubscriptionStatus.OPT_IN)) ? OPTED_IN : OPTED_OUT;
    }

    private static Slice cut(List<ContactRow> rows, int limit, Optional<String> horizon) {
        if (rows.size() <= limit) {
            return new Slice(rows, horizon);
        }
        var page = rows.subList(0, limit);
        return new Slice(page, Optional.of(page.getLast().address()));
    }

    private static ContactRow row(Database.Row row) {
        return new ContactRow(
                row.text(1),
                row.flag(2),
                Choices.parse(row.text(3)),
                row.textIfAny(4),
                Instant.ofEpochMilli(row.number(5)),
                Instant.ofEpochMilli(row.number(6)));
    }
}
