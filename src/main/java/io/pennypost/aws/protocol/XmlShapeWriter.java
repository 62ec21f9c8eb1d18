package io.pennypost.aws.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;

/// Writes XML as Query services answer: lists as `<member>`, maps as `<entry><key>…</key><value>…</value></entry>`.
///
/// Characters that XML 1.0 §2.2 does not allow are dropped. A carriage return is written as a reference, since parsers
/// turn a bare one into a line feed.
final class XmlShapeWriter implements ShapeWriter {
    private final StringBuilder xml = new StringBuilder(512);
    private final Deque<String> open = new ArrayDeque<>();
    private int contentStart;

    /// All that was written.
    byte[] toBytes() {
        return xml.toString().getBytes(UTF_8);
    }

    /// Begins an element.
    void begin(String element) {
        xml.append('<').append(element).append('>');
        open.push(element);
        contentStart = xml.length();
    }

    /// Begins the outermost element, which must not stay empty.
    void begin(String element, String namespace) {
        xml.append('<').append(element).append(" xmlns=\"").append(namespace).append("\">");
        open.push(element);
    }

    /// Ends the innermost element; one without content becomes an empty tag.
    void end() {
        var element = open.pop();
        if (xml.length() == contentStart) {
            xml.insert(contentStart - 1, '/');
            return;
        }
        xml.append("</").append(element).append('>');
    }

    /// Writes an element with text.
    void element(String name, String text) {
        begin(name);
        writeText(text);
        end();
    }

    @Override
    public void beginStructure() {}

    @Override
    public void beginMember(Member member) {
        begin(member.name());
    }

    @Override
    public void endMember(Member member) {
        end();
    }

    @Override
    public void endStructure() {}

    @Override
    public void beginList() {}

    @Override
    public void beginItem() {
        begin("member");
    }

    @Override
    public void endItem() {
        end();
    }

    @Override
    public void endList() {}

    @Override
    public void beginMap() {}

    @Override
    public void beginEntry(String key) {
        begin("entry");
        element("key", key);
        begin("value");
    }

    @Override
    public void endEntry() {
        end();
        end();
    }

    @Override
    public void endMap() {}

    @Override
    public void writeText(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '\r' -> xml.append("&#xD;");
                default -> i += writeChar(value, i, c);
            }
        }
    }

    /// How many further characters were taken.
    private int writeChar(String value, int i, char c) {
        if (Character.isHighSurrogate(c)) {
            boolean pair = i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1));
            if (pair) {
                xml.append(c).append(value.charAt(i + 1));
            }
            return pair ? 1 : 0;
        }
        if (isAllowed(c)) {
            xml.append(c);
        }
        return 0;
    }

    private static boolean isAllowed(char c) {
        if (c < ' ') {
            return c == '\t' || c == '\n';
        }
        return c < Character.MIN_SURROGATE || (c > Character.MAX_SURROGATE && c < '\ufffe');
    }

    @Override
    public void writeBool(boolean value) {
        xml.append(value);
    }

    @Override
    public void writeLong(long value) {
        xml.append(value);
    }

    @Override
    public void writeDouble(double value) {
        xml.append(value);
    }

    @Override
    public void writeTimestamp(Shape.Timestamp shape, Instant value) {
        xml.append(ScalarTexts.timestamp(value));
    }

    @Override
    public void writeBlob(Blob value) {
        try {
            xml.append(Base64.getEncoder().encodeToString(value.toBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
