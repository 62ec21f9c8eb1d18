package io.pennypost.mail.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Encoded-words: other characters than ASCII in headers (RFC 2047, with the language of RFC 2231 §5).
public final class EncodedWords {
    /// Longest encoded-word (RFC 2047 §2).
    static final int LENGTH_MAX = 75;

    private EncodedWords() {}

    /// The text for eyes. What is malformed or in an unknown character set stays as written.
    ///
    /// Bytes of neighboring words in one character set are decoded together, since some software cuts characters in
    /// two (RFC 2047 §5 forbids it).
    public static String decode(String text) {
        return text.contains("=?") ? new Decoder(text).run() : text;
    }

    /// One word taken apart.
    private record Word(Charset charset, byte[] octets, int end) {}

    private static final class Decoder {
        private final String text;
        private final StringBuilder out;
        private final ByteArrayOutputStream run = new ByteArrayOutputStream();
        private Charset charset = StandardCharsets.UTF_8;

        Decoder(String text) {
            this.text = text;
            this.out = new StringBuilder(text.length());
        }

        String run() {
            int i = 0;
            while (i < text.length()) {
                int start = text.indexOf("=?", i);
                if (start < 0) {
                    break;
                }
                var word = word(start);
                if (word.isEmpty()) {
                    literal(i, start + 2);
                    i = start + 2;
                    continue;
                }
                // Space between two encoded-words is not shown (RFC 2047 §6.2).
                if (run.size() == 0 || !isSpace(i, start)) {
                    literal(i, start);
                }
                append(word.get());
                i = word.get().end();
            }
            flush();
            literal(i, text.length());
            return out.toString();
        }

        private void append(Word word) {
            if (!word.charset().equals(charset)) {
                flush();
                charset = word.charset();
            }
            run.writeBytes(word.octets());
        }

        private void literal(int from, int to) {
            if (from < to) {
                flush();
                out.append(text, from, to);
            }
        }

        private void flush() {
            if (run.size() > 0) {
                out.append(run.toString(charset));
                run.reset();
            }
        }

        private boolean isSpace(int from, int to) {
            for (int i = from; i < to; i++) {
                if (" \t\r\n".indexOf(text.charAt(i)) < 0) {
                    return false;
                }
            }
            return true;
        }

        private Optional<Word> word(int start) {
            int charsetEnd = text.indexOf('?', start + 2);
            if (charsetEnd < 0
                    || charsetEnd - start > 64
                    || charsetEnd + 2 >= text.length()
                    || text.charAt(charsetEnd + 2) != '?') {
                return Optional.empty();
            }
            int end = text.indexOf("?=", charsetEnd + 3);
            if (end < 0) {
                return Optional.empty();
            }
            var name = text.substring(start + 2, charsetEnd);
            int star = name.indexOf('*');
            var known = Charsets.find(star < 0 ? name : name.substring(0, star));
            var encoded = text.substring(charsetEnd + 3, end);
            var octets = switch (text.charAt(charsetEnd + 1)) {
                case 'B', 'b' -> base64(encoded);
                case 'Q', 'q' -> Optional.of(quoted(encoded));
                default -> Optional.<byte[]>empty();
            };
            int after = end + 2;
            return known.flatMap(found -> octets.map(bytes -> new Word(found, bytes, after)));
        }

        private static Optional<byte[]> base64(String encoded) {
            try {
                return Optional.of(Base64.getMimeDecoder().decode(encoded));
            } catch (IllegalArgumentException malformed) {
                return Optional.empty();
            }
        }

        private static byte[] quoted(String encoded) {
            var octets = new ByteArrayOutputStream(encoded.length());
            for (int i = 0; i < encoded.length(); i++) {
                char c = encoded.charAt(i);
                int high = c == '=' && i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 1), 16) : -1;
                int low = high < 0 ? -1 : Character.digit(encoded.charAt(i + 2), 16);
                if (low >= 0) {
                    octets.write(high * 16 + low);
                    i += 2;
                } else if (c == '_') {
                    octets.write(' ');
                } else if (c < 0x80) {
                    octets.write(c);
                } else {
                    octets.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
                }
            }
            return octets.toByteArray();
        }
    }

    /// The text as encoded-words, none cut within a character, none longer than 75 characters.
    ///
    /// Each stands for itself in stateful character sets. UTF-8 stands in for
    /// a character set that lacks a character of the text, or that has a byte order mark for each word.
    ///
    /// @param firstRoom room for the first word on its line
    static List<String> encode(String text, Charset wanted, int firstRoom) {
        boolean fits = wanted.canEncode()
                && Charsets.containsAscii(wanted)
                && Charsets.encode(text, wanted).isPresent();
        var charset = fits ? wanted : StandardCharsets.UTF_8;
        boolean base64 = isDense(text) || charset.name().startsWith("ISO-2022");
        var open = "=?" + charset.name() + (base64 ? "?B?" : "?Q?");
        var words = new ArrayList<String>();
        int start = 0;
        while (start < text.length()) {
            int length = words.isEmpty() ? Math.min(firstRoom, LENGTH_MAX) : LENGTH_MAX;
            int end = cut(text, start, charset, base64, length - open.length() - 2);
            var octets = text.substring(start, end).getBytes(charset);
            words.add(open + (base64 ? Base64.getEncoder().encodeToString(octets) : quote(octets)) + "?=");
            start = end;
        }
        return words;
    }

    private static boolean isDense(String text) {
        long foreign = text.chars().filter(c -> !isSafe(c) && c != ' ').count();
        return foreign * 3 > text.length();
    }

    /// The end of the longest piece that fits; one character at least.
    private static int cut(String text, int start, Charset charset, boolean base64, int room) {
        int end = start;
        int size = 0;
        boolean additive = charset.equals(StandardCharsets.UTF_8);
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            var piece = text.substring(additive ? end : start, next).getBytes(charset);
            size = (additive ? size : 0) + (base64 ? piece.length : quotedLength(piece));
            int length = base64 ? (size + 2) / 3 * 4 : size;
            if (length > room && end > start) {
                return end;
            }
            end = next;
        }
        return end;
    }

    private static int quotedLength(byte[] octets) {
        int length = 0;
        for (byte b : octets) {
            length += b == ' ' || isSafe(b) ? 1 : 3;
        }
        return length;
    }

    private static String quote(byte[] octets) {
        var quoted = new StringBuilder(octets.length * 2);
        for (byte b : octets) {
            if (b == ' ') {
                quoted.append('_');
            } else if (isSafe(b)) {
                quoted.append((char) b);
            } else {
                quoted.append('=').append(digit(b >> 4)).append(digit(b));
            }
        }
        return quoted.toString();
    }

    private static char digit(int value) {
        return "0123456789ABCDEF".charAt(value & 0xf);
    }

    // What may stand in a phrase (RFC 2047 §5 rule 3) may stand everywhere.
    private static boolean isSafe(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "!*+-/".indexOf(c) >= 0;
    }
}
