package io.pennypost.aws.protocol;

import java.time.Instant;
import java.util.Map;

/// Reads one value of any wire format. Each method reads the value as one kind of shape.
///
/// All methods throw [ServiceError] when the value has another form, and [java.io.UncheckedIOException] when the
/// body cannot be read. A reader is used once, by one thread.
public interface ShapeReader {
    /// Whether the value is an explicit null, which is then read.
    boolean readNull();

    /// Hands over each of the members that is present, in order of arrival. Others are skipped; null is absent.
    void readMembers(Map<String, Member> members, MemberSink sink);

    /// Hands over each item.
    void readItems(ItemSink sink);

    /// Hands over each entry whose value is not null.
    void readEntries(EntrySink sink);

    /// Reads a string.
    String readText();

    /// Reads a boolean.
    boolean readBool();

    /// Reads a 32-bit integer.
    int readInteger();

    /// Reads a 64-bit integer.
    long readLong();

    /// Reads a double.
    double readDouble();

    /// Reads a moment.
    Instant readTimestamp(Shape.Timestamp shape);

    /// Reads bytes.
    Blob readBlob();

    /// Takes the members of a structure; must read each value.
    @FunctionalInterface
    interface MemberSink {
        /// One member that is present.
        void member(Member member, ShapeReader value);
    }

    /// Takes the items of a list; must read each value.
    @FunctionalInterface
    interface ItemSink {
        /// The next item, which may be null.
        void item(ShapeReader value);
    }

    /// Takes the entries of a map; must read each value.
    @FunctionalInterface
    interface EntrySink {
        /// The next entry.
        void entry(String key, ShapeReader value);
    }
}
