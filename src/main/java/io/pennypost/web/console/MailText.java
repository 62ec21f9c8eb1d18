package io.pennypost.web.console;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;

/// Bytes of mail as text, whatever they claim to be.
final class MailText {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private MailText() {}

    /// Decodes by the declared charset; unknown or plainly wrong ones give way to UTF-8 if it fits, else to
    /// Windows-1252, in which every byte is something.
    static String decode(byte[] bytes, Optional<String> charset) {
        var declared = charset.flatMap(MailText::charset).filter(c -> !c.equals(StandardCharsets.US_ASCII));
        if (declared.isPresent() && !declared.get().equals(StandardCharsets.UTF_8)) {
            return new String(bytes, declared.get());
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return declared.isPresent() ? new String(bytes, StandardCharsets.UTF_8) : new String(bytes, WINDOWS_1252);
        }
    }

    /// One line: unfolded (RFC 5322 §2.2.3), other control characters as spaces, without outer space.
    static String singleLine(String text) {
        var line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' && text.startsWith("\n", i + 1)) {
                i++;
                if (!isFolded(text, i + 1)) {
                    line.append(' ');
                }
                continue;
            }
            line.append(Character.isISOControl(c) ? ' ' : c);
        }
        return line.toString().strip();
    }

    private static boolean isFolded(String text, int at) {
        return text.startsWith(" ", at) || text.startsWith("\t", at);
    }

    private static Optional<Charset> charset(String name) {
        try {
            var charset = Charset.forName(name.strip());
            return charset.canEncode() ? Optional.of(charset) : Optional.empty();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
