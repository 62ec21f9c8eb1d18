package io.pennypost.store;

import java.time.Instant;

/// Identity of an accepted message inside Pennypost: 63 bits, ordered by time, stamped with the node that made it.
///
/// Layout from the top: 41 bits milliseconds since 2020-01-01T00:00:00Z, 6 bits node, 16 bits sequence. What clients
/// see is the 60 characters of a SES message id, from which this one can be read back (`send/spool`).
public record MessageId(long value) implements Comparable<MessageId> {
    /// 2020-01-01T00:00:00Z.
    public static final long EPOCH_MILLIS = 1_577_836_800_000L;

    public MessageId {
        if (value < 0) {
            throw new IllegalArgumentException("A message id is not negative: " + value);
        }
    }

    /// The id of a message accepted at a time on a node.
    ///
    /// @param node     0 to 63
    /// @param sequence 0 to 65535
    public static MessageId of(Instant at, int node, int sequence) {
        return new MessageId(
                (at.toEpochMilli() - EPOCH_MILLIS) << 22 | (long) (node & 0x3f) << 16 | (sequence & 0xffff));
    }

    /// When the message was accepted, to the millisecond.
    public Instant at() {
        return Instant.ofEpochMilli((value >>> 22) + EPOCH_MILLIS);
    }

    /// The lower 22 bits: node and sequence.
    public int nodeAndSequence() {
        return (int) (value & 0x3f_ffff);
    }

    @Override
    public int compareTo(MessageId other) {
        return Long.compare(value, other.value);
    }
}
