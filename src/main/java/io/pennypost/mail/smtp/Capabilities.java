package io.pennypost.mail.smtp;

import java.util.EnumSet;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/// What a server offered in its reply to EHLO (RFC 5321 §4.1.1.1).
///
/// @param extensions those we know among the keywords
/// @param sizeMax    largest message in bytes; empty when the server names no limit (RFC 1870: absent or 0)
public record Capabilities(Set<Extension> extensions, OptionalLong sizeMax) {
    /// Extensions we know.
    public enum Extension {
        SIZE,
        EIGHT_BIT_MIME,
        PIPELINING,
        STARTTLS,
        CHUNKING,
        ENHANCED_STATUS_CODES,
        REQUIRETLS,
        SMTPUTF8
    }

    /// A server that was greeted with HELO, or not yet.
    public static final Capabilities NONE = new Capabilities(Set.of(), OptionalLong.empty());

    public Capabilities {
        extensions = Set.copyOf(extensions);
    }

    /// Reads the reply to EHLO; its first line is the server's name.
    public static Capabilities parse(Reply reply) {
        var extensions = EnumSet.noneOf(Extension.class);
        var sizeMax = OptionalLong.empty();
        for (var line : reply.lines().subList(1, reply.lines().size())) {
            var space = line.indexOf(' ');
            var keyword = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
            switch (keyword) {
                case "SIZE" -> {
                    extensions.add(Extension.SIZE);
                    sizeMax = space < 0
                            ? OptionalLong.empty()
                            : size(line.substring(space + 1).trim());
                }
                case "8BITMIME" -> extensions.add(Extension.EIGHT_BIT_MIME);
                case "PIPELINING" -> extensions.add(Extension.PIPELINING);
                case "STARTTLS" -> extensions.add(Extension.STARTTLS);
                case "CHUNKING" -> extensions.add(Extension.CHUNKING);
                case "ENHANCEDSTATUSCODES" -> extensions.add(Extension.ENHANCED_STATUS_CODES);
                case "REQUIRETLS" -> extensions.add(Extension.REQUIRETLS);
                case "SMTPUTF8" -> extensions.add(Extension.SMTPUTF8);
                default -> {} // RFC 5321 §4.1.1.1: unknown keywords are ignored
            }
        }
        return new Capabilities(extensions, sizeMax);
    }

    /// Zero, a number too long and a word all mean: no limit that we could keep to.
    private static OptionalLong size(String digits) {
        if (digits.isEmpty() || digits.length() > 18) {
            return OptionalLong.empty();
        }
        var size = 0L;
        for (var i = 0; i < digits.length(); i++) {
            var digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return OptionalLong.empty();
            }
            size = size * 10 + digit;
        }
        return size == 0 ? OptionalLong.empty() : OptionalLong.of(size);
    }

    public boolean has(Extension extension) {
        return extensions.contains(extension);
    }
}
