package io.pennypost.mail.mime;

import io.pennypost.mail.address.Mailbox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Makes a new header from an old one. What is not touched stays byte for byte, in its place. Not thread-safe.
public final class HeaderEdit {
    private final Header header;
    private final List<Header.Field> fields;

    /// An edit that changes nothing yet.
    public HeaderEdit(Header header) {
        this.header = header;
        this.fields = new ArrayList<>(header.fields());
    }

    /// Takes all fields of this name away, ignoring case.
    public HeaderEdit remove(String name) {
        fields.removeIf(field -> field.isNamed(name));
        return this;
    }

    /// Takes all fields away that the test accepts.
    public HeaderEdit removeIf(Predicate<Header.Field> test) {
        fields.removeIf(test);
        return this;
    }

    /// Puts the field in place of the first of its name and takes the others away; at the end if there was none.
    public HeaderEdit set(HeaderField field) {
        var written = write(field);
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).isNamed(field.name())) {
                fields.set(i, written);
                fields.subList(i + 1, fields.size()).removeIf(other -> other.isNamed(field.name()));
                return this;
            }
        }
        fields.add(written);
        return this;
    }

    /// Puts the field behind the others.
    public HeaderEdit append(HeaderField field) {
        fields.add(write(field));
        return this;
    }

    /// Puts a field of addresses behind the others, encoded and quoted as it must be.
    public HeaderEdit append(String name, List<Mailbox> mailboxes) {
        var writer = new FieldWriter(new OctetBuilder(128));
        writer.mailboxes(name, mailboxes);
        fields.add(field(name, writer));
        return this;
    }

    /// Puts the field before the others, where trace fields go (RFC 5321 §4.4).
    public HeaderEdit prepend(HeaderField field) {
        fields.addFirst(write(field));
        return this;
    }

    /// The new header with its blank line.
    public byte[] toBytes() {
        return write(0, new byte[0], 0).toBytes();
    }

    /// The new header, and the body of the message it was read from.
    public byte[] applyTo(byte[] message) {
        return write(message.length, message, header.bodyStart()).toBytes();
    }

    /// The new header, and the body from a stream of the message it was read from. Closing it closes the message.
    public InputStream applyTo(InputStream message) throws IOException {
        message.skipNBytes(header.bodyStart());
        return new SequenceInputStream(new ByteArrayInputStream(toBytes()), message);
    }

    private OctetBuilder write(int capacity, byte[] message, int bodyStart) {
        var out = new OctetBuilder(capacity + 1_024);
        for (var field : fields) {
            out.add(field.octets(), field.start(), field.end());
            if (out.array()[out.size() - 1] != '\n') {
                out.add('\r').add('\n');
            }
        }
        return out.add('\r').add('\n').add(message, bodyStart, message.length);
    }

    private static Header.Field write(HeaderField field) {
        var writer = new FieldWriter(new OctetBuilder(field.value().length() + 64));
        writer.unstructured(field.name(), field.value());
        return field(field.name(), writer);
    }

    private static Header.Field field(String name, FieldWriter writer) {
        var octets = writer.toBytes();
        return new Header.Field(octets, 0, name.length(), octets.length);
    }
}
