package io.pennypost.store.embedded;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// The statements of the spool's writer. A plain list: what they mean stands in [SpoolGroup].
final class SpoolStatements {
    final RowStatement insertMessages;
    final RowStatement insertParts;
    final RowStatement insertStaging;
    final RowStatement insertQueues;
    final RowStatement insertDeliveries;
    final RowStatement insertOutbox;
    final RowStatement insertInbox;
    final RowStatement insertReceptions;
    final RowStatement deleteReceptions;
    final RowStatement deleteDeliveries;
    final RowStatement deleteMessages;
    final RowStatement deleteBodies;
    final RowStatement deleteInbox;
    final RowStatement deleteStaging;
    final RowStatement deleteStagedBodies;
    final PreparedStatement deleteOutbox;
    final PreparedStatement findQueue;
    final PreparedStatement retry;
    final PreparedStatement hold;
    final PreparedStatement postpone;
    final PreparedStatement oldestInbox;
    final PreparedStatement putMark;

    SpoolStatements(Connection c, int node) throws SQLException {
        var owned = "owner = " + node;
        insertMessages = new RowStatement(c, """
                insert into message (id, owner, account, region, expires_at, body_size, body_crc, envelope) values
                """, "(?, " + node + ", ?, ?, ?, ?, ?, ?)", "");
        insertParts = new RowStatement(c, "insert into body (message_id, part, bytes) values ", "(?, ?, ?)", "");
        insertStaging = new RowStatement(c, "insert into staging (message_id, owner) values ", "(?, " + node + ")", "");
        insertQueues = new RowStatement(c, "insert into queue (id, stream, domain) values ", "(?, ?, ?)", "");
        insertDeliveries = new RowStatement(c, """
                insert into delivery
                (id, message_id, owner, queue_id, position, next_at, attempts, recipient, last_reply) values
                """, "(?, ?, " + node + ", ?, ?, ?, 0, ?, null)", "");
        insertOutbox =
                new RowStatement(c, "insert into outbox (node, seq, entries) values ", "(" + node + ", ?, ?)", "");
        // Several who receive one mail may each have it kept for reading.
        insertInbox = new RowStatement(
                c, "insert into inbox (id, entry, search) values ", "(?, ?, ?)", " on conflict (id) do nothing");
        insertReceptions = new RowStatement(c, """
                insert into reception (id, message_id, owner, next_at, attempts, detail) values
                """, "(?, ?, " + node + ", ?, 0, ?)", "");
        deleteReceptions = new RowStatement(c, "delete from reception where id in (", "?", ") and " + owned);
        deleteDeliveries = new RowStatement(c, "delete from delivery where id in (", "?", ") and " + owned);
        deleteMessages = new RowStatement(c, "delete from message where id in (", "?", """
                ) and not exists (select 1 from delivery d where d.message_id = message.id)
                and not exists (select 1 from inbox i where i.id = message.id)
                and not exists (select 1 from reception r where r.message_id = message.id)""");
        deleteBodies = new RowStatement(c, "delete from body where message_id in (", "?", """
                ) and not exists (select 1 from message m where m.id = body.message_id)""");
        deleteOutbox = c.prepareStatement("delete from outbox where node = " + node + " and seq <= ?");
        deleteInbox = new RowStatement(c, "delete from inbox where id in (", "?", ")");
        deleteStaging = new RowStatement(c, "delete from staging where message_id in (", "?", ") and " + owned);
        deleteStagedBodies = new RowStatement(c, "delete from body where message_id in (", "?", ")");
        findQueue = c.prepareStatement("select id from queue where stream = ? and domain = ?");
        retry = c.prepareStatement(
                "update delivery set next_at = ?, attempts = ?, last_reply = ? where id = ? and " + owned);
        hold = c.prepareStatement("update delivery set next_at = ?, last_reply = ? where id = ? and " + owned);
        postpone = c.prepareStatement(
                "update reception set next_at = ?, detail = ?, attempts = attempts + 1 where id = ? and " + owned);
        oldestInbox = c.prepareStatement("select id from inbox where id >= ? and id <= ? order by id limit ?");
        putMark = c.prepareStatement("""
                insert into mark (node, id) values (?, ?) on conflict (node) do update set id = excluded.id""");
    }
}
