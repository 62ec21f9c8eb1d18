package io.pennypost.store.embedded;

import io.pennypost.store.Body;
import io.pennypost.store.MessageId;
import io.pennypost.store.StoreException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Bodies out of the spool: small ones whole and checked, large ones part by part and checked at their end.
final class BodyQueries {
    private record Place(long size, long crc) {}

    private final Readers<Session> readers;

    BodyQueries(Readers<Session> readers) {
        this.readers = readers;
    }

    Optional<Body> find(MessageId id) {
        return readers.call(session -> {
            var place = place(session, id);
            if (place.isEmpty() || place.get().size() > BodyIntake.WHOLE_MAX) {
                return place.map(large -> new Large(id, large));
            }
            return Optional.of(Body.of(whole(session, id, place.get())));
        });
    }

    private static Optional<Place> place(Session session, MessageId id) throws SQLException {
        var statement = session.prepare("select body_size, body_crc from message where id = ?");
        statement.setLong(1, id.value());
        try (var row = statement.executeQuery()) {
            return row.next() ? Optional.of(new Place(row.getLong(1), row.getLong(2))) : Optional.empty();
        }
    }

    private static byte[] whole(Session session, MessageId id, Place place) throws SQLException {
        var bytes = new byte[(int) place.size()];
        int filled = 0;
        var statement = session.prepare("select bytes from body where message_id = ? order by part");
        statement.setLong(1, id.value());
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                var part = rows.getBytes(1);
                if (part.length > bytes.length - filled) {
                    throw damaged(id);
                }
                if (part.length == bytes.length) {
                    bytes = part;
                } else {
                    System.arraycopy(part, 0, bytes, filled, part.length);
                }
                filled += part.length;
            }
        }
        var crc = new CRC32C();
        crc.update(bytes);
        if (filled != bytes.length || crc.getValue() != place.crc()) {
            throw damaged(id);
        }
        return bytes;
    }

    static StoreException damaged(MessageId id) {
        return new StoreException(
                StoreException.Kind.FAILED, "The body of message " + id.value() + " is lost or damaged.");
    }

    private final class Large implements Body {
        private final MessageId id;
        private final Place place;

        Large(MessageId id, Place place) {
            this.id = id;
            this.place = place;
        }

        @Override
        public long size() {
            return place.size();
        }

        @Override
        public InputStream open() {
            return new PartStream(id, place.size(), place.crc(), this::part);
        }

        private byte[] part(int number) {
            return readers.call(session -> {
                var statement = session.prepare("select bytes from body where message_id = ? and part = ?");
                statement.setLong(1, id.value());
                statement.setInt(2, number);
                try (var row = statement.executeQuery()) {
                    if (!row.next()) {
                        throw damaged(id);
                    }
                    return row.getBytes(1);
                }
            });
        }
    }
}
