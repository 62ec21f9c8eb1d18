package io.pennypost.mail.smtp;

import java.util.Optional;

/// An enhanced status code as in `5.1.1` (RFC 3463): class 2, 4 or 5, subject and detail 0 to 999.
///
/// @param category the class digit; it should agree with the reply's first digit (RFC 2034 §4), but peers differ
public record EnhancedCode(int category, int subject, int detail) {
    private static final int DIGITS_MAX = 3;

    /// The code at the beginning of a text, if there is one, followed by white space or the end.
    public static Optional<EnhancedCode> parse(String text) {
        if (text.length() < 5 || text.charAt(1) != '.' || "245".indexOf(text.charAt(0)) < 0) {
            return Optional.empty();
        }
        var subjectEnd = digitsEnd(text, 2);
        if (subjectEnd == 2 || subjectEnd >= text.length() || text.charAt(subjectEnd) != '.') {
            return Optional.empty();
        }
        var detailEnd = digitsEnd(text, subjectEnd + 1);
        if (detailEnd == subjectEnd + 1 || (detailEnd < text.length() && !isBlank(text.charAt(detailEnd)))) {
            return Optional.empty();
        }
        return Optional.of(new EnhancedCode(
                text.charAt(0) - '0', number(text, 2, subjectEnd), number(text, subjectEnd + 1, detailEnd)));
    }

    private static int digitsEnd(String text, int from) {
        var end = from;
        while (end < text.length() && end - from < DIGITS_MAX && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /// Whether subject and detail are these, whatever the class.
    public boolean is(int subject, int detail) {
        return this.subject == subject && this.detail == detail;
    }

    @Override
    public String toString() {
        return category + "." + subject + "." + detail;
    }
}
