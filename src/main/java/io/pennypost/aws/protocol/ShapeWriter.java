package io.pennypost.aws.protocol;

import java.time.Instant;

/// Writes values in any wire format: each value is one call, or a begin and an end with values between.
///
/// A writer is used once, by one thread.
public interface ShapeWriter {
    /// Begins a structure; members follow.
    void beginStructure();

    /// Begins a member that is present; its value follows.
    void beginMember(Member member);

    /// Ends a member.
    void endMember(Member member);

    /// Ends a structure.
    void endStructure();

    /// Begins a list; items follow.
    void beginList();

    /// Begins an item; its value follows.
    void beginItem();

    /// Ends an item.
    void endItem();

    /// Ends a list.
    void endList();

    /// Begins a map; entries follow.
    void beginMap();

    /// Begins an entry; its value follows.
    void beginEntry(String key);

    /// Ends an entry.
    void endEntry();

    /// Ends a map.
    void endMap();

    /// Writes a string.
    void writeText(String value);

    /// Writes a boolean.
    void writeBool(boolean value);

    /// Writes an integer of 32 or 64 bits.
    void writeLong(long value);

    /// Writes a double.
    void writeDouble(double value);

    /// Writes a moment, to the millisecond.
    void writeTimestamp(Shape.Timestamp shape, Instant value);

    /// Writes bytes.
    void writeBlob(Blob value);
}
