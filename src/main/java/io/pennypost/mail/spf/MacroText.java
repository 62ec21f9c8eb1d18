package io.pennypost.mail.spf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/// Text with macros (RFC 7208 §7).
record MacroText(List<Piece> pieces) {
    /// Longest expansion; what is longer is cut at its left, as names are, before anybody copies it further.
    private static final int EXPANDED_MAX = 8_192;

    /// §7.1: a name ends in a label that is not all digits, or in a macro.
    private static final Pattern NAME_END = Pattern.compile(
            ".*\\.(?=[A-Za-z0-9-]*[A-Za-z-])[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\\.?", Pattern.DOTALL);

    private static final Pattern MACRO =
            Pattern.compile("\\{([A-Za-z])([0-9]{0,3})([rR]?)([.+,/_=-]*)}", Pattern.DOTALL);

    private static final String LETTERS = "slodiphv";
    private static final String LETTERS_OF_EXPLANATIONS = "crt";

    MacroText {
        pieces = List.copyOf(pieces);
    }

    /// What a text is made of.
    sealed interface Piece {
        record Literal(String text) implements Piece {}

        /// `%%`, `%_`, `%-`.
        record Escape(String text) implements Piece {}

        /// A letter in braces, with what is to be done to its value.
        ///
        /// @param keep how many parts at the right remain; all when zero
        record Macro(char letter, boolean urlEscaped, int keep, boolean reversed, String delimiters) implements Piece {}
    }

    /// A name to be asked for; empty when malformed.
    static Optional<MacroText> domainSpec(String text) {
        return parse(text, LETTERS).filter(MacroText::endsAsName);
    }

    /// The value of an unknown modifier; empty when malformed.
    static Optional<MacroText> macroString(String text) {
        return parse(text, LETTERS);
    }

    /// What a domain has to say, spaces and three more macros allowed (§6.2); empty when malformed.
    static Optional<MacroText> explanation(String text) {
        var dense = text.replace(" ", "%_");
        return parse(dense, LETTERS + LETTERS_OF_EXPLANATIONS);
    }

    private boolean endsAsName() {
        if (pieces.isEmpty()) {
            return false;
        }
        return !(pieces.getLast() instanceof Piece.Literal(String text))
                || NAME_END.matcher(text).matches();
    }

    private static Optional<MacroText> parse(String text, String letters) {
        var pieces = new ArrayList<Piece>();
        int i = 0;
        while (i < text.length()) {
            int percent = text.indexOf('%', i);
            int end = percent < 0 ? text.length() : percent;
            if (end > i) {
                pieces.add(new Piece.Literal(text.substring(i, end)));
            }
            if (percent < 0) {
                break;
            }
            i = special(text, percent + 1, letters, pieces);
            if (i < 0) {
                return Optional.empty();
            }
        }
        return text.chars().allMatch(c -> c > 0x20 && c < 0x7f) ? Optional.of(new MacroText(pieces)) : Optional.empty();
    }

    /// What follows a percent sign. The index behind it, or -1.
    private static int special(String text, int at, String letters, List<Piece> pieces) {
        char c = at < text.length() ? text.charAt(at) : 0;
        switch (c) {
            case '%' -> pieces.add(new Piece.Escape("%"));
            case '_' -> pieces.add(new Piece.Escape(" "));
            case '-' -> pieces.add(new Piece.Escape("%20"));
            case '{' -> {
                return macro(text, at, letters, pieces);
            }
            default -> {
                return -1;
            }
        }
        return at + 1;
    }

    private static int macro(String text, int at, String letters, List<Piece> pieces) {
        var macro = MACRO.matcher(text).region(at, text.length());
        if (!macro.lookingAt()) {
            return -1;
        }
        char letter = macro.group(1).charAt(0);
        char lower = Character.toLowerCase(letter);
        var digits = macro.group(2);
        int keep = digits.isEmpty() ? 0 : Integer.parseInt(digits);
        if (letters.indexOf(lower) < 0 || (!digits.isEmpty() && keep == 0)) {
            return -1;
        }
        var delimiters = macro.group(4).isEmpty() ? "." : macro.group(4);
        pieces.add(new Piece.Macro(lower, letter != lower, keep, !macro.group(3).isEmpty(), delimiters));
        return macro.end();
    }

    /// The text with its macros filled in.
    ///
    /// @param values value of a macro by its letter
    String expand(IntFunction<String> values) {
        var text = new StringBuilder();
        for (var piece : pieces) {
            text.append(
                    switch (piece) {
                        case Piece.Literal(String literal) -> literal;
                        case Piece.Escape(String escape) -> escape;
                        case Piece.Macro macro -> transform(values.apply(macro.letter()), macro);
                    });
            if (text.length() > EXPANDED_MAX) {
                text.delete(0, text.length() - EXPANDED_MAX);
            }
        }
        return text.toString();
    }

    /// §7.3: split, reverse, keep the right-hand parts, join with dots.
    private static String transform(String value, Piece.Macro macro) {
        var parts = new ArrayList<>(Arrays.asList(value.split("[" + Pattern.quote(macro.delimiters()) + "]", -1)));
        var ordered = macro.reversed() ? parts.reversed() : parts;
        int from = macro.keep() == 0 ? 0 : Math.max(0, ordered.size() - macro.keep());
        var joined = String.join(".", ordered.subList(from, ordered.size()));
        return macro.urlEscaped() ? escaped(joined) : joined;
    }

    /// RFC 3986 §2.3: all but the unreserved characters.
    private static String escaped(String text) {
        var out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
            if (plain) {
                out.append(c);
            } else {
                out.append('%').append("%02X".formatted((int) c));
            }
        }
        return out.toString();
    }
}
