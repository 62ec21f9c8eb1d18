package io.pennypost.mail.mime;

/// A field to be written: name and unfolded value.
///
/// @param name  printable ASCII without colon (RFC 5322 §3.6.8)
/// @param value a single line; other characters than ASCII become encoded-words
public record HeaderField(String name, String value) {
    public HeaderField {
        if (name.isEmpty() || !name.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ':')) {
            throw new IllegalArgumentException("header name is not printable ASCII");
        }
        requireSingleLine(value);
    }

    /// Refuses what could begin another line: no caller may inject a field through a value.
    static String requireSingleLine(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\r' || c == '\n' || c == '\0') {
                throw new IllegalArgumentException("header value contains CR, LF or NUL");
            }
        }
        return value;
    }
}
