package io.pennypost.store.embedded;

import io.pennypost.aws.arn.Scope;
import io.pennypost.store.InboxEntry;
import io.pennypost.store.LedgerEntry;
import io.pennypost.store.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Ledger and inbox entries as bytes: a version byte, then fields in order. Texts are UTF-8 behind their length, a
/// list stands behind its size, an absent text has the length 0xffffffff.
final class Entries {
    private static final int VERSION = 1;

    private Entries() {}

    static byte[] ofLedger(List<LedgerEntry> entries) {
        var out = new ByteWriter();
        out.put((byte) VERSION);
        out.putInt(entries.size());
        for (var entry : entries) {
            out.putLong(entry.id());
            out.putLong(Times.millis(entry.at()));
            out.put((byte) code(entry.kind()));
            out.putText(entry.scope().account());
            out.putText(entry.scope().region());
            out.putText(entry.type());
            out.putText(entry.sesMessageId());
            out.putMaybe(entry.recipient());
            out.putMaybe(entry.configurationSet());
            out.putInt(entry.recipients());
            out.putText(entry.json());
        }
        return out.toBytes();
    }

    /// @throws IllegalArgumentException when the bytes are not those of [#ofLedger]
    static List<LedgerEntry> toLedger(byte[] bytes) {
        var in = new ByteReader(bytes);
        in.expectVersion(VERSION);
        int size = in.getInt();
        var entries = new ArrayList<LedgerEntry>();
        for (int i = 0; i < size; i++) {
            long id = in.getLong();
            var at = Instant.ofEpochMilli(in.getLong());
            var kind = kind(in.get());
            var scope = new Scope(in.getText(), in.getText());
            entries.add(new LedgerEntry(
                    id,
                    scope,
                    at,
                    kind,
                    in.getText(),
                    in.getText(),
                    in.getMaybe(),
                    in.getMaybe(),
                    in.getInt(),
                    in.getText()));
        }
        return entries;
    }

    /// The number that stands for a kind, in bytes and in columns; never changed.
    static int code(LedgerEntry.Kind kind) {
        return switch (kind) {
            case MESSAGE -> 0;
            case ATTEMPT -> 1;
            case EVENT -> 2;
        };
    }

    static LedgerEntry.Kind kind(int code) {
        return switch (code) {
            case 0 -> LedgerEntry.Kind.MESSAGE;
            case 1 -> LedgerEntry.Kind.ATTEMPT;
            case 2 -> LedgerEntry.Kind.EVENT;
            default -> throw new IllegalArgumentException("No kind of entry: " + code);
        };
    }

    static byte[] ofInbox(InboxEntry entry) {
        var out = new ByteWriter();
        out.put((byte) VERSION);
        out.putLong(entry.id().value());
        out.putText(entry.sesMessageId());
        out.putText(entry.scope().account());
        out.putText(entry.scope().region());
        out.putLong(Times.millis(entry.at()));
        out.putText(entry.source());
        out.putTexts(entry.recipients());
        out.putTexts(entry.to());
        out.putTexts(entry.cc());
        out.putTexts(entry.bcc());
        out.putText(entry.from());
        out.putText(entry.subject());
        out.putLong(entry.size());
        return out.toBytes();
    }

    /// @throws IllegalArgumentException when the bytes are not those of [#ofInbox]
    static InboxEntry toInbox(byte[] bytes) {
        var in = new ByteReader(bytes);
        in.expectVersion(VERSION);
        return new InboxEntry(
                new MessageId(in.getLong()),
                in.getText(),
                new Scope(in.getText(), in.getText()),
                Instant.ofEpochMilli(in.getLong()),
                in.getText(),
                in.getTexts(),
                in.getTexts(),
                in.getTexts(),
                in.getTexts(),
                in.getText(),
                in.getText(),
                in.getLong());
    }
}
