package io.pennypost.mail.report;

import io.pennypost.mail.smtp.EnhancedCode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds codes of SMTP in the words around them.
final class ReplyWords {
    private static final Pattern ENHANCED =
            Pattern.compile("(?<![\\d.])([245])\\.(\\d{1,3})\\.(\\d{1,3})(?![\\d]|\\.\\d)");

    /// A reply code stands before a space or hyphen, or in front of a line's end, and is no part of a longer number.
    private static final Pattern CODE =
            Pattern.compile("(?<![\\w.+/-])(?<!\\d:)([45][0-5]\\d)(?=[ \\t,#-]|$)(?!-\\d{3,}-)", Pattern.MULTILINE);

    private ReplyWords() {}

    /// The first enhanced code.
    static Optional<EnhancedCode> enhanced(String text) {
        var found = ENHANCED.matcher(text);
        return found.find()
                ? Optional.of(new EnhancedCode(number(found, 1), number(found, 2), number(found, 3)))
                : Optional.empty();
    }

    /// The first code of a refusal.
    static Optional<Integer> code(String text) {
        var found = CODE.matcher(text);
        return found.find() ? Optional.of(number(found, 1)) : Optional.empty();
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }
}
