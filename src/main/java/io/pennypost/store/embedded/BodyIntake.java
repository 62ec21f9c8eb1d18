package io.pennypost.store.embedded;

import io.pennypost.store.Body;
import io.pennypost.store.MessageId;
import io.pennypost.store.StoreException;
import io.pennypost.store.StoreException.Kind;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/// Brings bodies in: small ones whole with their message, large ones ahead of it in pieces.
///
/// A large body is staged: its pieces are committed in the groups of other calls, read by the caller's thread between
/// them, so that heap holds one piece and the writer never waits for a file or a slow client. Until the message is
/// accepted they belong to nobody, and a start throws them away.
final class BodyIntake {
    /// Largest body that is held whole in heap.
    static final int WHOLE_MAX = 1 << 20;

    private static final int PIECE_BYTES = 4 * SpoolGroup.PART_BYTES;

    private final Consumer<SpoolWork.Stage> stage;
    private final Runnable checkSpace;

    /// @param stage      makes a piece durable before it returns
    /// @param checkSpace throws when no more may come in
    BodyIntake(Consumer<SpoolWork.Stage> stage, Runnable checkSpace) {
        this.stage = stage;
        this.checkSpace = checkSpace;
    }

    SpoolWork.StoredBody take(MessageId id, Body body) {
        try {
            return body.size() > WHOLE_MAX ? pieces(id, body) : whole(body);
        } catch (IOException e) {
            throw new StoreException(Kind.FAILED, "The body of message " + id.value() + " could not be read.", e);
        }
    }

    private static SpoolWork.StoredBody whole(Body body) throws IOException {
        var bytes = body.toBytes();
        check(bytes.length, body);
        var crc = new CRC32C();
        crc.update(bytes);
        return new SpoolWork.StoredBody(bytes.length, crc.getValue(), Optional.of(bytes));
    }

    private SpoolWork.StoredBody pieces(MessageId id, Body body) throws IOException {
        var crc = new CRC32C();
        long size = 0;
        try (var in = body.open()) {
            for (int part = 0; ; part += PIECE_BYTES / SpoolGroup.PART_BYTES) {
                var piece = in.readNBytes(PIECE_BYTES);
                if (piece.length == 0) {
                    break;
                }
                checkSpace.run();
                crc.update(piece);
                size += piece.length;
                stage.accept(new SpoolWork.Stage(id, part, piece));
            }
        }
        check(size, body);
        return new SpoolWork.StoredBody(size, crc.getValue(), Optional.empty());
    }

    private static void check(long size, Body body) throws IOException {
        if (size != body.size()) {
            throw new IOException("It said " + body.size() + " bytes and had " + size + ".");
        }
    }
}
