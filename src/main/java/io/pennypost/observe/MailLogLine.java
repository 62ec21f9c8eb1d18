package io.pennypost.observe;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/// One line of the mail log while it is written: a time, a word, and `key=value` fields.
///
/// Values with spaces, quotes, equals signs or control characters stand in quotes; `"` and `\` are escaped by `\`,
/// control characters are written `\xNN`. No value can therefore end its line or forge a field.
final class MailLogLine {
    /// A longer value is cut and ends with `...`; replies of hostile servers can be very long.
    static final int VALUE_MAX = 512;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final HexFormat HEX = HexFormat.of();

    private final StringBuilder text = new StringBuilder(256);

    MailLogLine(Instant at, String word, String messageId) {
        TIME.formatTo(at, text);
        text.append(' ').append(word);
        with("id", messageId);
    }

    /// Adds a field; an empty value leaves it out.
    MailLogLine with(String key, String value) {
        if (value.isEmpty()) {
            return this;
        }
        text.append(' ').append(key).append('=');
        boolean cut = value.length() > VALUE_MAX;
        var shown = cut ? value.substring(0, VALUE_MAX) : value;
        if (!cut && isPlain(value)) {
            text.append(value);
            return this;
        }
        text.append('"');
        for (int i = 0; i < shown.length(); i++) {
            appendEscaped(shown.charAt(i));
        }
        text.append(cut ? "...\"" : "\"");
        return this;
    }

    MailLogLine with(String key, long value) {
        text.append(' ').append(key).append('=').append(value);
        return this;
    }

    MailLogLine with(String key, Instant at) {
        text.append(' ').append(key).append('=');
        TIME.formatTo(at, text);
        return this;
    }

    private void appendEscaped(char c) {
        if (isBreaking(c)) {
            text.append("\\x");
            HEX.toHexDigits(text, (byte) c);
            return;
        }
        if (c == '"' || c == '\\') {
            text.append('\\');
        }
        text.append(c);
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ' ' || c == '"' || c == '=' || c == '\\' || isBreaking(c)) {
                return false;
            }
        }
        return true;
    }

    /// Control characters; beyond ISO 8859-1 they cannot break a line, but for U+2028 and U+2029 in some viewers.
    private static boolean isBreaking(char c) {
        return Character.isISOControl(c);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
