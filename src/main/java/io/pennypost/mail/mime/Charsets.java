package io.pennypost.mail.mime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Optional;

/// Character sets by their MIME names.
public final class Charsets {
    private static final String LINE = "A\r\n ";

    private Charsets() {}

    /// The character set of this name, if Java has it and can write it.
    public static Optional<Charset> find(String name) {
        try {
            var charset = Charset.forName(name.strip());
            return charset.canEncode() ? Optional.of(charset) : Optional.empty();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    /// The text in the character set, or nothing if a character of it is not in there.
    static Optional<byte[]> encode(String text, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return Optional.of(text.getBytes(StandardCharsets.UTF_8));
        }
        try {
            ByteBuffer octets = charset.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            return Optional.of(Arrays.copyOfRange(
                    octets.array(), octets.arrayOffset(), octets.arrayOffset() + octets.remaining()));
        } catch (CharacterCodingException notInThere) {
            return Optional.empty();
        }
    }

    /// Whether ASCII characters are single bytes of the same value, so that line ends can be seen in the bytes.
    static boolean containsAscii(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8)
                || charset.equals(StandardCharsets.US_ASCII)
                || Arrays.equals(LINE.getBytes(charset), LINE.getBytes(StandardCharsets.US_ASCII));
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
