package io.pennypost.smtpd;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;

/// Takes the bytes of a message off the wire, by DATA or by BDAT, and hands it over when it is whole.
final class MessageIntake {
    /// How much of a message that is too long is heard out, so that the client hears why; then it is hung up on.
    private static final long EXCESS_MAX = 64L << 20;

    /// Every client may take so long, however slow it is.
    private static final long GRACE_NANOS = 60_000_000_000L;

    private final Desk desk;
    private final Role role;
    private final Connection connection;

    MessageIntake(Desk desk, Role role, Connection connection) {
        this.desk = desk;
        this.role = role;
        this.connection = connection;
    }

    /// What the client is told, and whether the transaction has ended with it.
    record Result(String reply, boolean whole, boolean hangUp) {
        /// A message is whole; a spoilt one ends the session, as does a store that cannot go on.
        static Result whole(String reply) {
            boolean hangUp =
                    reply.equals(Replies.BARE_CR) || reply.equals(Replies.BARE_LF) || reply.equals(Replies.STOPPING);
            return new Result(reply, true, hangUp);
        }

        static Result more(String reply) {
            return new Result(reply, false, false);
        }

        static Result enough(String reply) {
            return new Result(reply, true, true);
        }
    }

    /// Everything up to the lone dot.
    Result data(Transaction transaction) throws IOException {
        try (var message = desk.newMessage()) {
            var reader = new DotReader(message);
            long began = desk.nanoTime().getAsLong();
            while (!reader.hasEnded()) {
                take(reader, Long.MAX_VALUE);
                if (isExcessive(message)) {
                    return Result.enough(Replies.TOO_LONG);
                }
                checkPace(message.size(), began);
            }
            return Result.whole(desk.hand(role, transaction, message));
        }
    }

    /// One chunk. The message is handed over after the last.
    Result chunk(Transaction transaction, Command.Chunk chunk) throws IOException {
        var chunks = transaction.chunks().orElseGet(() -> transaction.begin(desk.newMessage()));
        var message = chunks.message();
        if (message.size() + chunk.size() > desk.manners().sizeMax() + EXCESS_MAX) {
            return Result.enough(Replies.TOO_LONG);
        }
        long began = desk.nanoTime().getAsLong();
        for (long left = chunk.size(); left > 0; ) {
            left -= take(chunks.reader(), left);
            checkPace(chunk.size() - left, began);
        }
        if (!chunk.last()) {
            return Result.more(Replies.chunkTaken(chunk.size()));
        }
        chunks.reader().end();
        return Result.whole(desk.hand(role, transaction, message));
    }

    /// Passes over octets that nobody wants.
    ///
    /// @return false when there are too many of them
    boolean skip(long octets) throws IOException {
        if (octets > desk.manners().sizeMax()) {
            return false;
        }
        long began = desk.nanoTime().getAsLong();
        for (long left = octets; left > 0; ) {
            left -= take((_, from, to) -> to - from, left);
            checkPace(octets - left, began);
        }
        return true;
    }

    private int take(Input.Taker taker, long max) throws IOException {
        int taken = connection.give(taker, max, desk.manners().patience().message());
        if (taken < 0) {
            throw new EOFException("The client left within a message.");
        }
        return taken;
    }

    private boolean isExcessive(Incoming message) {
        return message.size() > desk.manners().sizeMax() + EXCESS_MAX;
    }

    /// One who sends a byte now and then holds a thread and a file as long as he likes, were it not for this.
    private void checkPace(long bytes, long began) throws SocketTimeoutException {
        long spent = desk.nanoTime().getAsLong() - began;
        long due = GRACE_NANOS + bytes / desk.manners().bounds().bytesPerSecond() * 1_000_000_000L;
        if (spent > due) {
            throw new SocketTimeoutException("too slow");
        }
    }
}
