package io.pennypost.mail.mime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads a message once, line by line, and tells what is in it (RFC 5322, RFC 2046 §5.1).
///
/// Iterative; its memory is bounded whatever the message: a buffer of [#BUFFER_SIZE], the header up to
/// [Header#SIZE_MAX], the first parts' names. Its time is linear in the message for a bounded depth of boundaries.
public final class MessageScanner {
    private static final int BUFFER_SIZE = 1 << 16;

    // RFC 2046 §5.1.1 allows 70; some software makes longer ones.
    private static final int BOUNDARY_MAX = 256;

    private final Boundaries boundaries = new Boundaries();
    private final List<MessageIndex.Part> parts = new ArrayList<>();
    private final PartHeader partHeader = new PartHeader();
    private int partCount = 1;
    private int depthReached = 1;

    /// Messages within messages around the present place.
    private int embedded;

    private boolean inHeader = true;
    private long longestLine;
    private boolean bareCr;
    private boolean bareLf;
    private boolean eightBit;
    private boolean nul;

    /// Bytes of the present line that were given up because it is longer than the buffer.
    private long longLine;

    private MessageScanner() {}

    /// Scans a message in heap. Nothing is copied: the index looks at the array, which must not change.
    public static MessageIndex scan(byte[] message) {
        var scanner = new MessageScanner();
        scanner.lines(message, 0, message.length, true);
        return scanner.index(Header.scan(message), message.length);
    }

    /// Scans a message from a stream, which is read to its end and not closed.
    public static MessageIndex scan(InputStream message) throws IOException {
        return new MessageScanner().stream(message);
    }

    private MessageIndex stream(InputStream message) throws IOException {
        var buffer = new byte[BUFFER_SIZE];
        var head = new OctetBuilder(BUFFER_SIZE);
        int kept = 0;
        long size = 0;
        int count;
        while ((count = message.readNBytes(buffer, kept, buffer.length - kept)) > 0) {
            size += count;
            // Until the first header has ended, all that came is header of the message.
            if (parts.isEmpty() && head.size() <= Header.SIZE_MAX) {
                head.add(buffer, kept, kept + count);
            }
            int end = kept + count;
            int rest = lines(buffer, 0, end, false);
            kept = end - rest;
            System.arraycopy(buffer, rest, buffer, 0, kept);
        }
        lines(buffer, 0, kept, true);
        return index(Header.scan(head.toBytes()), size);
    }

    private MessageIndex index(Header header, long size) {
        if (inHeader) {
            endOfHeader();
        }
        return new MessageIndex(
                header, size, longestLine, bareCr, bareLf, eightBit, nul, partCount, parts, depthReached);
    }

    /// Takes all whole lines; answers where the last, unfinished one begins.
    private int lines(byte[] octets, int from, int to, boolean last) {
        int line = from;
        int i = from;
        while ((i = Octets.nextSpecial(octets, i, to)) < to) {
            byte b = octets[i++];
            if (b == '\n') {
                boolean crlf = i - 2 >= line && octets[i - 2] == '\r';
                bareLf |= !crlf;
                line(octets, line, crlf ? i - 2 : i - 1, i);
                line = i;
            } else if (b == '\r') {
                if (i == to && !last) {
                    break;
                }
                bareCr |= i == to || octets[i] != '\n';
            } else {
                eightBit |= b < 0;
                nul |= b == 0;
            }
        }
        if (last) {
            if (line < to || longLine > 0) {
                line(octets, line, to, to);
            }
            return to;
        }
        return line == from && to - from == octets.length ? giveUpLine(octets, from, to) : line;
    }

    /// A line that fills the buffer is looked at by its beginning; only its length matters afterwards.
    private int giveUpLine(byte[] octets, int from, int to) {
        if (longLine == 0) {
            structure(octets, from, to);
        }
        // A final CR stays, for it may be the half of a line end.
        int end = octets[to - 1] == '\r' ? to - 1 : to;
        longLine += end - from;
        return end;
    }

    private void line(byte[] octets, int start, int contentEnd, int end) {
        longestLine = Math.max(longestLine, longLine + end - start);
        if (longLine == 0) {
            structure(octets, start, contentEnd);
        }
        longLine = 0;
    }

    private void structure(byte[] octets, int start, int end) {
        if (!boundaries.isEmpty() && end - start > 2 && octets[start] == '-' && octets[start + 1] == '-') {
            int found = boundaries.match(octets, start + 2, end);
            if (found >= 0) {
                boundary(found, boundaries.isClosing(found, octets, start + 2, end));
                return;
            }
        }
        if (!inHeader) {
            return;
        }
        if (start == end) {
            inHeader = false;
            endOfHeader();
            return;
        }
        partHeader.line(octets, start, end);
    }

    private void boundary(int found, boolean closing) {
        if (inHeader) {
            endOfHeader();
        }
        embedded = boundaries.embeddedAt(found);
        boundaries.cutTo(closing ? found : found + 1);
        inHeader = !closing;
        if (inHeader) {
            partCount++;
        }
    }

    private void endOfHeader() {
        var type = partHeader.contentType();
        int depth = 1 + boundaries.size() + embedded;
        depthReached = Math.max(depthReached, depth);
        if (parts.size() < MessageIndex.PARTS_KEPT) {
            parts.add(new MessageIndex.Part(
                    type.map(ContentField::value).orElse("text/plain"), partHeader.fileName(), depth));
        }
        boolean identity = partHeader.isIdentityEncoded();
        partHeader.clear();
        type.ifPresent(field -> inside(field, identity));
    }

    /// Goes on into what contains more: parts behind a boundary, or a message with a header of its own.
    private void inside(ContentField type, boolean identity) {
        if (type.value().startsWith("multipart/")) {
            type.parameter("boundary")
                    .filter(boundary -> !boundary.isEmpty() && boundary.length() <= BOUNDARY_MAX)
                    .ifPresent(boundary -> boundaries.push(boundary, embedded));
        }
        if (identity && (type.value().equals("message/rfc822") || type.value().equals("message/global"))) {
            partCount++;
            embedded++;
            inHeader = true;
        }
    }

    /// The boundaries that may come next, outermost first.
    private static final class Boundaries {
        private final List<Open> open = new ArrayList<>();

        /// A boundary, and in how many embedded messages its multipart stands.
        private record Open(byte[] octets, int embedded) {}

        boolean isEmpty() {
            return open.isEmpty();
        }

        int size() {
            return open.size();
        }

        int embeddedAt(int index) {
            return open.get(index).embedded();
        }

        void push(String boundary, int embedded) {
            if (open.size() < MessageIndex.DEPTH_MAX) {
                open.add(new Open(boundary.getBytes(StandardCharsets.ISO_8859_1), embedded));
            }
        }

        void cutTo(int size) {
            open.subList(size, open.size()).clear();
        }

        /// The innermost boundary that the line is, or -1; `from` is behind the two hyphens.
        int match(byte[] octets, int from, int to) {
            int end = to;
            while (end > from && Octets.isSpace(octets[end - 1])) {
                end--;
            }
            for (int i = open.size() - 1; i >= 0; i--) {
                var boundary = open.get(i).octets();
                int rest = end - from - boundary.length;
                if ((rest == 0 || rest == 2)
                        && Arrays.equals(octets, from, from + boundary.length, boundary, 0, boundary.length)
                        && (rest == 0 || (octets[end - 1] == '-' && octets[end - 2] == '-'))) {
                    return i;
                }
            }
            return -1;
        }

        boolean isClosing(int found, byte[] octets, int from, int to) {
            int behind = from + open.get(found).octets().length;
            return to - behind >= 2 && octets[behind] == '-';
        }
    }

    /// The content fields of the entity whose header is being read.
    private static final class PartHeader {
        private static final int FIELD_MAX = 16_384;

        private final OctetBuilder type = new OctetBuilder(128);
        private final OctetBuilder disposition = new OctetBuilder(128);
        private final OctetBuilder encoding = new OctetBuilder(64);
        private Optional<OctetBuilder> gathering = Optional.empty();

        void line(byte[] octets, int start, int end) {
            if (!Octets.isSpace(octets[start])) {
                gathering = target(octets, start, end).filter(target -> target.size() == 0);
            }
            gathering
                    .filter(target -> target.size() + end - start <= FIELD_MAX)
                    .ifPresent(target -> target.add(octets, start, end));
        }

        private Optional<OctetBuilder> target(byte[] octets, int start, int end) {
            if (octets[start] != 'C' && octets[start] != 'c') {
                return Optional.empty();
            }
            if (isField(octets, start, end, "Content-Type")) {
                return Optional.of(type);
            }
            if (isField(octets, start, end, "Content-Disposition")) {
                return Optional.of(disposition);
            }
            return isField(octets, start, end, "Content-Transfer-Encoding") ? Optional.of(encoding) : Optional.empty();
        }

        private static boolean isField(byte[] octets, int start, int end, String name) {
            int i = start + name.length();
            if (!Octets.startsWithIgnoreCase(octets, start, end, name)) {
                return false;
            }
            while (i < end && Octets.isSpace(octets[i])) {
                i++;
            }
            return i < end && octets[i] == ':';
        }

        Optional<ContentField> contentType() {
            return field(type);
        }

        Optional<String> fileName() {
            return field(disposition)
                    .flatMap(field -> field.parameter("filename"))
                    .or(() -> contentType().flatMap(field -> field.parameter("name")));
        }

        /// Neither base64 nor quoted-printable: what is inside can be seen in the bytes.
        boolean isIdentityEncoded() {
            return field(encoding)
                    .map(field ->
                            !field.value().equals("base64") && !field.value().equals("quoted-printable"))
                    .orElse(true);
        }

        private static Optional<ContentField> field(OctetBuilder gathered) {
            if (gathered.size() == 0) {
                return Optional.empty();
            }
            var text = Octets.text(gathered.array(), 0, gathered.size());
            return Optional.of(ContentField.parse(text.substring(text.indexOf(':') + 1)));
        }

        void clear() {
            type.clear();
            disposition.clear();
            encoding.clear();
            gathering = Optional.empty();
        }
    }
}
