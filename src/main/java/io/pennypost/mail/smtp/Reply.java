package io.pennypost.mail.smtp;

import java.util.List;
import java.util.Optional;

/// What a server answered to one command (RFC 5321 §4.2): a code and one or more lines of text.
///
/// @param code     200 to 599
/// @param enhanced the enhanced code at the beginning of the first line that has one
/// @param lines    the text after the code, line by line and as received, enhanced codes included; at most
///                 [ReplyParser#LINES_MAX] lines of [ReplyParser#LINE_BYTES_MAX] characters, all of them
///                 ASCII or U+FFFD
public record Reply(int code, Optional<EnhancedCode> enhanced, List<String> lines) {
    public Reply {
        if (code < 200 || code > 599) {
            throw new IllegalArgumentException("not a reply code: " + code);
        }
        lines = List.copyOf(lines);
    }

    /// A reply of one line; an enhanced code is read out of its text.
    public static Reply of(int code, String text) {
        return new Reply(code, EnhancedCode.parse(text), List.of(text));
    }

    /// 2yz: done.
    public boolean isSuccess() {
        return code / 100 == 2;
    }

    /// 3yz: go on.
    public boolean isIntermediate() {
        return code / 100 == 3;
    }

    /// 4yz: not now.
    public boolean isTransient() {
        return code / 100 == 4;
    }

    /// 5yz: no.
    public boolean isPermanent() {
        return code / 100 == 5;
    }

    /// 421: the server closes the connection, whatever it was asked (RFC 5321 §3.8).
    public boolean isHangUp() {
        return code == 421;
    }

    /// All lines, joined by a space.
    public String text() {
        return lines.size() == 1 ? lines.getFirst() : String.join(" ", lines);
    }

    /// Code and text in one line, as diagnostics show it.
    @Override
    public String toString() {
        return code + " " + text();
    }
}
