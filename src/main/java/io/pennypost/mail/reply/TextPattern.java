package io.pennypost.mail.reply;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Words to be found in a normalized text: `*` is at most [#GAP_MAX] characters, `#` one digit, `^` the beginning.
final class TextPattern {
    private static final int GAP_MAX = 80;

    private final boolean anchored;
    private final List<String> pieces;
    private final String literal;

    TextPattern(String pattern) {
        anchored = pattern.startsWith("^");
        pieces = List.of((anchored ? pattern.substring(1) : pattern).split("\\*"));
        literal = pieces.stream()
                .flatMap(piece -> Arrays.stream(piece.split("#")))
                .max((a, b) -> Integer.compare(a.length(), b.length()))
                .orElse("");
    }

    /// The longest run of characters that stands in every text that matches.
    String literal() {
        return literal;
    }

    /// Characters that must be there, the more the closer.
    int weight() {
        return pieces.stream().mapToInt(String::length).sum();
    }

    /// A place in a text.
    record Span(int start, int end) {}

    /// The first match.
    Optional<Span> find(String text) {
        for (var start = next(pieces.getFirst(), text, 0, anchored ? 0 : text.length());
                start >= 0;
                start = next(pieces.getFirst(), text, start + 1, anchored ? 0 : text.length())) {
            var end = follow(text, start + pieces.getFirst().length());
            if (end >= 0) {
                return Optional.of(new Span(start, end));
            }
        }
        return Optional.empty();
    }

    private int follow(String text, int from) {
        var end = from;
        for (var piece : pieces.subList(1, pieces.size())) {
            var start = next(piece, text, end, end + GAP_MAX);
            if (start < 0) {
                return -1;
            }
            end = start + piece.length();
        }
        return end;
    }

    /// Where the piece stands next, beginning no later than `last`; -1 when nowhere.
    private static int next(String piece, String text, int from, int last) {
        if (piece.indexOf('#') < 0) {
            var found = text.indexOf(piece, from, Math.clamp((long) last + piece.length(), from, text.length()));
            return found <= last ? found : -1;
        }
        for (var i = from; i <= Math.min(last, text.length() - piece.length()); i++) {
            if (standsAt(piece, text, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean standsAt(String piece, String text, int at) {
        for (var i = 0; i < piece.length(); i++) {
            var c = text.charAt(at + i);
            var wanted = piece.charAt(i);
            if (wanted == '#' ? c < '0' || c > '9' : c != wanted) {
                return false;
            }
        }
        return true;
    }
}
