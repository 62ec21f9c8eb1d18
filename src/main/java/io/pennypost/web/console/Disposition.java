package io.pennypost.web.console;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/// How a part of a mail is handed to a browser: its kind and name come from a stranger.
final class Disposition {
    /// Kinds a browser draws without running anything; all others are only saved.
    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private Disposition() {}

    /// The Content-Type to send: a picture's own, else that of unknown bytes.
    static String contentType(MailPart part) {
        return PICTURES.contains(part.type()) ? part.type() : "application/octet-stream";
    }

    /// The Content-Disposition to send (RFC 6266): an ASCII name for old clients and the full one as RFC 8187 says.
    static String value(MailPart part) {
        var name = fileName(part);
        return (PICTURES.contains(part.type()) ? "inline" : "attachment")
                + "; filename=\""
                + ascii(name)
                + "\"; filename*=UTF-8''"
                + encoded(name);
    }

    /// The declared name without any path, else one made up.
    private static String fileName(MailPart part) {
        var name = part.name().orElse("");
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        boolean useless = name.isBlank() || name.chars().allMatch(c -> c == '.');
        return useless ? "part-" + part.number() : name;
    }

    private static String ascii(String name) {
        var safe = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain = c >= ' ' && c < 0x7f && c != '"' && c != '%';
            safe.append(plain ? c : '_');
        }
        return safe.toString();
    }

    private static String encoded(String name) {
        var safe = new StringBuilder(name.length());
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isAttributeCharacter(c)) {
                safe.append(c);
            } else {
                safe.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return safe.toString();
    }

    /// RFC 8187 attr-char, without the rarer marks.
    private static boolean isAttributeCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-._~".indexOf(c) >= 0;
    }
}
