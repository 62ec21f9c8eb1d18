package io.pennypost.mail.mime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The header of a message: where its fields lie, found in one pass and without copying (RFC 5322 §2.2).
///
/// Immutable as long as nobody changes the bytes it looks at.
public final class Header {
    /// Most bytes of a header; the scan stops there.
    public static final int SIZE_MAX = 1 << 20;

    /// Most fields of a header; the scan stops there.
    public static final int FIELDS_MAX = 4_000;

    private final byte[] octets;
    private final List<Field> fields;
    private final int malformedLines;
    private final int end;
    private final int bodyStart;
    private final boolean complete;

    private Header(Scan scan) {
        octets = scan.octets;
        fields = Collections.unmodifiableList(scan.fields);
        malformedLines = scan.malformedLines;
        end = scan.end;
        bodyStart = scan.bodyStart;
        complete = scan.complete;
    }

    /// Reads the header at the beginning of a message.
    public static Header scan(byte[] message) {
        return scan(message, message.length);
    }

    /// Reads the header at the beginning of an array of which only a part is filled.
    static Header scan(byte[] octets, int size) {
        var scan = new Scan(octets, Math.min(size, SIZE_MAX));
        scan.run();
        scan.complete &= size <= SIZE_MAX || scan.bodyStart > scan.end;
        return new Header(scan);
    }

    /// One field, as it lies in the message. Lines that are no fields have the empty name.
    ///
    /// @param octets  the message; shared, never to be changed
    /// @param start   first byte of the name
    /// @param nameEnd behind the name
    /// @param end     behind the line end of the last line
    public record Field(byte[] octets, int start, int nameEnd, int end) {
        /// The name as written.
        public String name() {
            return Octets.text(octets, start, nameEnd);
        }

        /// Whether this is the name, ignoring case.
        public boolean isNamed(String name) {
            return Octets.equalsIgnoreCase(octets, start, nameEnd, name);
        }

        /// The value unfolded and trimmed (RFC 5322 §2.2.3); encoded-words are kept.
        public String value() {
            return unfolded(valueStart());
        }

        /// Index of the first byte behind the colon.
        public int valueStart() {
            int i = nameEnd;
            while (i < end && octets[i] != ':') {
                i++;
            }
            return Math.min(i + 1, end);
        }

        private String unfolded(int from) {
            int to = end;
            while (to > from && octets[to - 1] <= ' ' && octets[to - 1] >= 0) {
                to--;
            }
            int first = from;
            while (first < to && octets[first] <= ' ' && octets[first] >= 0) {
                first++;
            }
            var text = Octets.text(octets, first, to);
            if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
                return text;
            }
            var line = new StringBuilder(text.length());
            text.chars().filter(c -> c != '\r' && c != '\n').forEach(c -> line.append((char) c));
            return line.toString();
        }
    }

    /// All fields in order; lines that are no fields are among them, with the empty name.
    public List<Field> fields() {
        return fields;
    }

    /// The first field of this name.
    public Optional<Field> first(String name) {
        for (var field : fields) {
            if (field.isNamed(name)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /// All fields of this name, in order.
    public List<Field> all(String name) {
        var found = new ArrayList<Field>(2);
        for (var field : fields) {
            if (field.isNamed(name)) {
                found.add(field);
            }
        }
        return found;
    }

    /// Value of the first field of this name.
    public Optional<String> value(String name) {
        return first(name).map(Field::value);
    }

    /// How many fields have this name.
    public int count(String name) {
        int count = 0;
        for (var field : fields) {
            count += field.isNamed(name) ? 1 : 0;
        }
        return count;
    }

    /// Lines that are neither fields nor their continuation.
    public int malformedLines() {
        return malformedLines;
    }

    /// Index behind the last field, where the blank line begins.
    public int end() {
        return end;
    }

    /// Index of the first byte of the body; same as [#end] when no blank line was found.
    public int bodyStart() {
        return bodyStart;
    }

    /// Whether the blank line between header and body is there.
    public boolean hasBlankLine() {
        return bodyStart > end;
    }

    /// Whether the whole header was read; false when it has more than [#SIZE_MAX] bytes or [#FIELDS_MAX] fields.
    public boolean isComplete() {
        return complete;
    }

    /// The message it was read from, not copied.
    byte[] octets() {
        return octets;
    }

    /// The one pass.
    private static final class Scan {
        final byte[] octets;
        final int limit;
        final List<Field> fields = new ArrayList<>(24);
        int malformedLines;
        int end;
        int bodyStart;
        boolean complete = true;

        Scan(byte[] octets, int limit) {
            this.octets = octets;
            this.limit = limit;
        }

        void run() {
            int fieldStart = 0;
            int line = 0;
            while (line < limit) {
                int next = lineEnd(line);
                if (isBlank(line)) {
                    field(fieldStart, line);
                    end = line;
                    bodyStart = next;
                    return;
                }
                if (!Octets.isSpace(octets[line]) || line == 0) {
                    field(fieldStart, line);
                    fieldStart = line;
                }
                if (fields.size() >= FIELDS_MAX) {
                    complete = false;
                    break;
                }
                line = next;
            }
            if (complete) {
                field(fieldStart, line);
            }
            end = line;
            bodyStart = line;
        }

        private int lineEnd(int from) {
            int i = from;
            while (i < limit && octets[i] != '\n') {
                i++;
            }
            return Math.min(i + 1, limit);
        }

        private boolean isBlank(int line) {
            return octets[line] == '\n' || (octets[line] == '\r' && line + 1 < limit && octets[line + 1] == '\n');
        }

        private void field(int start, int stop) {
            if (start == stop) {
                return;
            }
            int nameEnd = nameEnd(start, stop);
            malformedLines += nameEnd == start ? 1 : 0;
            fields.add(new Field(octets, start, nameEnd, stop));
        }

        /// The end of the name, or the start when this is no field. Spaces before the colon are obsolete, not wrong.
        private int nameEnd(int start, int stop) {
            int i = start;
            while (i < stop && octets[i] > ' ' && octets[i] != ':' && octets[i] != 0x7f) {
                i++;
            }
            int end = i;
            while (i < stop && Octets.isSpace(octets[i])) {
                i++;
            }
            return i < stop && octets[i] == ':' ? end : start;
        }
    }
}
