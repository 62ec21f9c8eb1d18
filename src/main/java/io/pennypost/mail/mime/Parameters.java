package io.pennypost.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Parameters of structured fields, as tokens of which each may go on a line of its own.
final class Parameters {
    /// Longest value in one piece; name, quotes and space fit beside it in 78 columns.
    private static final int PIECE_MAX = 56;

    private static final String ATTRIBUTE_PUNCTUATION = "!#$&+-.^_`{|}~";
    private static final String HEX = "0123456789ABCDEF";

    private Parameters() {}

    /// The value by the book: quoted if it is short ASCII, else extended and continued (RFC 2231 §3, §4).
    static List<String> of(String name, String value) {
        if (isQuotable(value)) {
            return List.of(name + "=" + quoted(value));
        }
        var pieces = pieces(value);
        if (pieces.size() == 1) {
            return List.of(name + "*=UTF-8''" + pieces.getFirst());
        }
        var tokens = new ArrayList<String>(pieces.size());
        for (int i = 0; i < pieces.size(); i++) {
            var end = i < pieces.size() - 1 ? ";" : "";
            tokens.add(name + "*" + i + "*=" + (i == 0 ? "UTF-8''" : "") + pieces.get(i) + end);
        }
        return tokens;
    }

    /// The value as encoded-words in quotes: against RFC 2047 §5, but read by software that knows no RFC 2231.
    static List<String> forOldReaders(String name, String value) {
        if (isQuotable(value)) {
            return List.of(name + "=" + quoted(value));
        }
        var words = EncodedWords.encode(value, StandardCharsets.UTF_8, 60);
        var tokens = new ArrayList<>(words);
        tokens.set(0, name + "=\"" + tokens.getFirst());
        tokens.set(tokens.size() - 1, tokens.getLast() + "\"");
        return tokens;
    }

    private static boolean isQuotable(String value) {
        return value.length() <= PIECE_MAX && value.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    private static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static List<String> pieces(String value) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        for (int i = 0; i < value.length(); i = value.offsetByCodePoints(i, 1)) {
            var encoded = percent(value.substring(i, value.offsetByCodePoints(i, 1)));
            if (piece.length() + encoded.length() > PIECE_MAX) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.append(encoded);
        }
        pieces.add(piece.toString());
        return pieces;
    }

    private static String percent(String character) {
        var encoded = new StringBuilder();
        for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (b >= 'a' && b <= 'z')
                    || (b >= 'A' && b <= 'Z')
                    || (b >= '0' && b <= '9')
                    || ATTRIBUTE_PUNCTUATION.indexOf(b) >= 0;
            if (plain) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX.charAt(b >> 4 & 0xf)).append(HEX.charAt(b & 0xf));
            }
        }
        return encoded.toString();
    }
}
