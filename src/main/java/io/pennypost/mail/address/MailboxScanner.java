package io.pennypost.mail.address;

import java.util.Optional;

/// Cuts a text into the pieces between commas, semicolons and group colons, and each piece into name and address.
///
/// Quoted strings, comments, angle brackets and domain literals hide separators. A construct that is not closed is a
/// fault of its piece; the scan then goes on behind the character that opened it, so the whole is linear in practice
/// and bounded by [#UNCLOSED_MAX] restarts.
final class MailboxScanner {
    /// Separator of the last piece.
    static final char END = '\0';

    private static final int UNCLOSED_MAX = 16;

    private final String text;
    private int position;
    private int unclosed;

    // Of the piece being scanned; -1 where there is none.
    private int start;
    private int end;
    private int nameStart;
    private int nameEnd;
    private boolean angle;
    private String fault = "";

    MailboxScanner(String text) {
        this.text = text;
    }

    /// One piece.
    ///
    /// @param address   trimmed text that should be an address; empty between angle brackets with nothing inside
    /// @param blank     nothing but spaces and comments
    /// @param angle     the address stood between angle brackets
    /// @param separator what ended it: `,` `;` `:` or [#END]
    /// @param fault     why it cannot be read strictly, empty if it can
    record Piece(String address, Optional<String> name, boolean blank, boolean angle, char separator, String fault) {}

    boolean hasNext() {
        return position <= text.length();
    }

    Piece next() {
        start = end = nameStart = nameEnd = -1;
        angle = false;
        fault = "";
        while (position < text.length()) {
            char c = text.charAt(position);
            switch (c) {
                case ',', ';', ':' -> {
                    return piece(position++, c);
                }
                case '(' -> comment();
                case '<' -> angle();
                case '"' -> enclosed('"', "Missing '\"'");
                case '[' -> enclosed(']', "Missing ']'");
                case ')' -> stray("Missing '('");
                case '>' -> stray("Missing '<'");
                case ' ', '\t', '\r', '\n' -> position++;
                default -> {
                    begin();
                    position++;
                }
            }
        }
        return piece(position++, END);
    }

    private void begin() {
        if (start < 0) {
            start = position;
        }
    }

    private void stray(String reason) {
        begin();
        fail(reason);
        position++;
    }

    private void fail(String reason) {
        if (fault.isEmpty()) {
            fault = reason;
        }
    }

    private void comment() {
        int close = commentEnd();
        if (start >= 0 && end < 0) {
            end = position;
        }
        if (close < 0) {
            unclosed("Missing ')'");
            return;
        }
        if (nameStart < 0) {
            nameStart = position + 1;
            nameEnd = close;
        }
        position = close + 1;
    }

    private int commentEnd() {
        int depth = 0;
        for (int i = position; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\\' -> i++;
                case '(' -> depth++;
                case ')' -> {
                    if (--depth == 0) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        return -1;
    }

    private void enclosed(char closing, String reason) {
        begin();
        int close = find(position + 1, closing);
        if (close < 0) {
            unclosed(reason);
            return;
        }
        position = close + 1;
    }

    private void angle() {
        if (angle) {
            stray("Extra route-addr");
            return;
        }
        int close = angleEnd();
        if (close < 0) {
            begin();
            unclosed("Missing '>'");
            return;
        }
        if (start >= 0) {
            nameStart = start;
            nameEnd = position;
        }
        start = position + 1;
        end = close;
        angle = true;
        position = close + 1;
    }

    private int angleEnd() {
        boolean quoted = false;
        for (int i = position + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '>' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    private int find(int from, char closing) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == closing) {
                return i;
            }
        }
        return -1;
    }

    /// Takes the opening character for an ordinary one; after too many of them, the rest of the text too.
    private void unclosed(String reason) {
        fail(reason);
        position = ++unclosed > UNCLOSED_MAX ? text.length() : position + 1;
    }

    private Piece piece(int stop, char separator) {
        if (start < 0) {
            return new Piece("", Optional.empty(), true, false, separator, fault);
        }
        var address = text.substring(start, end < 0 ? Math.min(stop, text.length()) : end);
        return new Piece(address.strip(), name(), false, angle, separator, fault);
    }

    private Optional<String> name() {
        if (nameStart < 0) {
            return Optional.empty();
        }
        var name = unquote(text.substring(nameStart, nameEnd).strip()).strip();
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /// Takes the quotes and quoted-pairs away if the whole is one quoted string (RFC 5322 §3.2.4).
    private static String unquote(String phrase) {
        if (phrase.length() < 2 || phrase.charAt(0) != '"' || !phrase.endsWith("\"")) {
            return phrase;
        }
        if (phrase.indexOf('\\') < 0) {
            return phrase.substring(1, phrase.length() - 1);
        }
        var plain = new StringBuilder(phrase.length());
        for (int i = 1; i < phrase.length() - 1; i++) {
            char c = phrase.charAt(i);
            if (c == '\\' && i + 1 < phrase.length() - 1) {
                c = phrase.charAt(++i);
            }
            plain.append(c);
        }
        return plain.toString();
    }
}
