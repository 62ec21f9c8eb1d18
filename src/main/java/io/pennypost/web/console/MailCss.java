package io.pennypost.web.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Style sheets of mail without anything that loads or runs. One pass, no nesting on the stack.
///
/// Whole declarations are kept or dropped; what is kept is kept as written. A backslash could hide a word from us and
/// is never needed in mail, so it drops the declaration. The page's policy blocks what would still load: this is the
/// first wall, that is the second.
final class MailCss {
    private static final List<String> NEVER = List.of(
            "\\", "<", "javascript:", "expression(", "behavior", "-moz-binding", "image(", "image-set(", "src(", "@");

    private final boolean remote;
    private int blocked;

    /// A cleaner for one mail.
    ///
    /// @param remote whether `url(https://…)` may stay
    MailCss(boolean remote) {
        this.remote = remote;
    }

    /// Declarations dropped because they would have loaded something from elsewhere.
    int blocked() {
        return blocked;
    }

    /// The value of a `style` attribute.
    String declarations(String css) {
        var kept = new StringBuilder(css.length());
        for (var piece : pieces(css)) {
            if (piece.end() == ';' && isSafe(piece.text())) {
                kept.append(piece.text()).append(';');
            }
        }
        return kept.toString();
    }

    /// The content of a `style` element.
    String sheet(String css) {
        var kept = new StringBuilder(css.length());
        int open = 0;
        int dropped = 0;
        for (var piece : pieces(css)) {
            if (piece.end() == '{') {
                if (dropped > 0 || !isSafePrelude(piece.text())) {
                    dropped++;
                } else {
                    open++;
                    kept.append(piece.text()).append('{');
                }
                continue;
            }
            if (dropped == 0 && isSafe(piece.text())) {
                kept.append(piece.text()).append(';');
            }
            if (piece.end() == '}') {
                if (dropped > 0) {
                    dropped--;
                } else if (open > 0) {
                    open--;
                    kept.append('}');
                }
            }
        }
        return kept.append("}".repeat(open)).toString();
    }

    private static boolean isSafePrelude(String prelude) {
        var lower = prelude.strip().toLowerCase(Locale.ROOT);
        if (lower.startsWith("@") && !lower.startsWith("@media") && !lower.startsWith("@supports")) {
            return false;
        }
        return lower.indexOf('\\') < 0 && lower.indexOf('<') < 0 && !lower.contains("url(");
    }

    private boolean isSafe(String declaration) {
        var lower = declaration.strip().toLowerCase(Locale.ROOT);
        if (lower.indexOf(':') < 0) {
            return false;
        }
        for (var word : NEVER) {
            if (lower.contains(word)) {
                return false;
            }
        }
        return areTargetsAllowed(lower);
    }

    private boolean areTargetsAllowed(String lower) {
        for (int at = lower.indexOf("url("); at >= 0; at = lower.indexOf("url(", at + 4)) {
            var target = lower.substring(at + 4).stripLeading();
            target = target.startsWith("\"") || target.startsWith("'")
                    ? target.substring(1).stripLeading()
                    : target;
            boolean elsewhere = target.startsWith("http:") || target.startsWith("https:") || target.startsWith("//");
            if (elsewhere && !remote) {
                blocked++;
            }
            if (!elsewhere || !remote) {
                return false;
            }
        }
        return true;
    }

    private record Piece(String text, char end) {}

    /// Cuts at `;`, `{` and `}` outside strings and parentheses; comments go. Text without an end is cut at the end.
    private static List<Piece> pieces(String css) {
        var pieces = new ArrayList<Piece>();
        var text = new StringBuilder();
        char quote = 0;
        int parentheses = 0;
        for (int i = 0; i < css.length(); i++) {
            char c = css.charAt(i);
            if (quote != 0) {
                // A string ends at its quote, or, broken, at the line end (CSS Syntax 3 §4.3.5).
                quote = (c == quote || c == '\n') ? 0 : quote;
                text.append(c);
            } else if (c == '/' && css.startsWith("/*", i)) {
                int end = css.indexOf("*/", i + 2);
                i = end < 0 ? css.length() : end + 1;
            } else if ((c == ';' || c == '{' || c == '}') && (parentheses == 0 || c != ';')) {
                pieces.add(new Piece(text.toString(), c));
                text.setLength(0);
                parentheses = 0;
            } else {
                quote = (c == '"' || c == '\'') ? c : 0;
                parentheses = Math.max(0, parentheses + (c == '(' ? 1 : c == ')' ? -1 : 0));
                text.append(c);
            }
        }
        pieces.add(new Piece(text.toString(), ';'));
        return pieces;
    }
}
