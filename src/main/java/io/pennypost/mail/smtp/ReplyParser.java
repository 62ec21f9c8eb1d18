package io.pennypost.mail.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes one [Reply] out of the lines of a server (RFC 5321 §4.2), which may be hostile.
///
/// A line is three digits, then a space (last line), a hyphen (more follow) or nothing at all, then text. The
/// digits must be 200 to 599. Lines of one reply must agree in the first digit; where they differ beyond it, the
/// last line counts. Lines and characters above the bounds are dropped, so that a talkative server is still
/// understood.
final class ReplyParser {
    /// Lines kept of one reply; no honest server writes more.
    static final int LINES_MAX = 50;

    /// Bytes kept of one line. RFC 5321 §4.5.3.1.5 allows 512.
    static final int LINE_BYTES_MAX = 2000;

    /// What a line did to the reply.
    enum Progress {
        MORE,
        DONE,
        BROKEN
    }

    private static final char REPLACEMENT = '\uFFFD';

    private final List<String> lines = new ArrayList<>(1);
    private Optional<EnhancedCode> enhanced = Optional.empty();
    private int code;

    /// Takes the next line, without its line end.
    Progress accept(byte[] line, int length) {
        var number = code(line, length);
        if (number < 0 || (code != 0 && code / 100 != number / 100)) {
            return Progress.BROKEN;
        }
        code = number;
        if (lines.size() < LINES_MAX) {
            keep(line, Math.min(length, LINE_BYTES_MAX));
        }
        return length > 3 && line[3] == '-' ? Progress.MORE : Progress.DONE;
    }

    /// The reply, once a line was DONE.
    Reply reply() {
        return new Reply(code, enhanced, lines);
    }

    private void keep(byte[] line, int length) {
        var text = length > 4 ? text(line, 4, length) : "";
        if (enhanced.isEmpty()) {
            enhanced = EnhancedCode.parse(text);
        }
        lines.add(text);
    }

    private static int code(byte[] line, int length) {
        if (length < 3 || !isDigit(line[0]) || !isDigit(line[1]) || !isDigit(line[2])) {
            return -1;
        }
        if (length > 3 && line[3] != ' ' && line[3] != '-') {
            return -1;
        }
        var number = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
        return number >= 200 && number <= 599 ? number : -1;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /// Printable ASCII as it is, a tab as a space, everything else as U+FFFD: the text goes into logs and events.
    private static String text(byte[] line, int from, int to) {
        var chars = new char[to - from];
        for (var i = from; i < to; i++) {
            var b = line[i];
            if (b >= ' ' && b < 127) {
                chars[i - from] = (char) b;
            } else {
                chars[i - from] = b == '\t' ? ' ' : REPLACEMENT;
            }
        }
        return new String(chars);
    }
}
