package io.pennypost.mail.dsn;

import io.pennypost.mail.mime.OctetBuilder;

/// Writes fields of a report: whatever the value holds, it stays one field of ASCII in lines that fit.
final class Fields {
    private static final int COLUMNS = 78;
    private static final int WORD_MAX = 900;

    /// Longest value that is worth reporting.
    private static final int VALUE_MAX = 16_384;

    private final OctetBuilder out;

    Fields(OctetBuilder out) {
        this.out = out;
    }

    /// A field; line breaks in the value become spaces, other characters than ASCII `?`.
    void add(String name, String value) {
        out.ascii(name).ascii(":");
        int column = name.length() + 1;
        for (var word : plain(value).split(" ", -1)) {
            for (var piece = word; !piece.isEmpty(); piece = piece.substring(Math.min(WORD_MAX, piece.length()))) {
                int length = Math.min(WORD_MAX, piece.length());
                if (column + 1 + length > COLUMNS && column > name.length() + 1) {
                    out.ascii("\r\n");
                    column = 0;
                }
                out.ascii(" ").ascii(piece.substring(0, length));
                column += 1 + length;
            }
        }
        out.ascii("\r\n");
    }

    private static String plain(String value) {
        var text = new StringBuilder();
        value.chars().limit(VALUE_MAX).forEach(c -> text.append(c < ' ' ? ' ' : c < 0x7f ? (char) c : '?'));
        return text.toString().strip();
    }
}
