package io.pennypost.mail.reply;

import java.util.Locale;

/// The text of a reply in the form that patterns are written in: one line, single spaces, lower case, and the codes
/// of continued lines left out.
final class ReplyText {
    /// More of a reply says nothing new.
    static final int LENGTH_MAX = 4_096;

    private final String text;
    private final StringBuilder out;
    private String enhanced = "";
    private String code = "";
    private int position;

    private ReplyText(String text) {
        this.text = text;
        out = new StringBuilder(text.length());
    }

    static String normalize(String text) {
        var bounded = text.length() > LENGTH_MAX ? text.substring(0, LENGTH_MAX) : text;
        return new ReplyText(bounded.toLowerCase(Locale.ROOT)).normalized();
    }

    private String normalized() {
        while (position < text.length()) {
            if (Character.isWhitespace(text.charAt(position))) {
                position++;
                continue;
            }
            word(wordEnd());
        }
        return out.toString();
    }

    private int wordEnd() {
        var end = position;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private void word(int end) {
        var word = text.substring(position, end);
        position = end;
        var rest = isCode(word) && word.length() > 4 ? word.substring(4) : word;
        if (isCode(word)) {
            var repeated = !code.isEmpty() && word.startsWith(code);
            code = code.isEmpty() ? word.substring(0, 3) : code;
            // The code itself stands first at most, where it is no part of the text.
            if (repeated || out.isEmpty()) {
                if (word.length() <= 4) {
                    return;
                }
                word = rest;
            }
        }
        if (isEnhanced(rest)) {
            if (rest.equals(enhanced)) {
                return;
            }
            enhanced = enhanced.isEmpty() ? rest : enhanced;
        }
        if (!out.isEmpty()) {
            out.append(' ');
        }
        out.append(word);
    }

    /// `550` or `550-` with or without something behind it.
    private static boolean isCode(String word) {
        return word.length() >= 3
                && "245".indexOf(word.charAt(0)) >= 0
                && isDigit(word.charAt(1))
                && isDigit(word.charAt(2))
                && (word.length() == 3 || word.charAt(3) == '-');
    }

    private static boolean isEnhanced(String word) {
        return word.length() >= 5
                && "245".indexOf(word.charAt(0)) >= 0
                && word.charAt(1) == '.'
                && isDigit(word.charAt(2))
                && word.indexOf('.', 3) > 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
