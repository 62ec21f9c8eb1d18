package io.pennypost.web.console;

import io.pennypost.aws.protocol.WireRequest.Header;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.field.ContentDispositionField;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.field.ContentDispositionFieldLenientImpl;
import org.apache.james.mime4j.field.ContentTypeFieldLenientImpl;
import org.apache.james.mime4j.stream.Field;

/// The fields of one part that say what it is (RFC 2045, 2183, 2231, 2392).
final class MailFields {
    /// Encoded words are looked for in so many characters of one field; longer ones stay as they are.
    private static final int DECODED_CHARACTERS = 20_000;

    private Optional<ContentTypeField> type = Optional.empty();
    private Optional<ContentDispositionField> disposition = Optional.empty();
    private Optional<String> contentId = Optional.empty();

    /// Takes note of a field; of one name the first counts, as for the parser.
    void add(Field field) {
        switch (field.getName().toLowerCase(Locale.ROOT)) {
            case "content-type" ->
                type = type.or(
                        () -> Optional.of(ContentTypeFieldLenientImpl.PARSER.parse(field, DecodeMonitor.SILENT)));
            case "content-disposition" ->
                disposition = disposition.or(() ->
                        Optional.of(ContentDispositionFieldLenientImpl.PARSER.parse(field, DecodeMonitor.SILENT)));
            case "content-id" ->
                contentId = contentId.or(() -> Optional.of(bare(decoded(field).value())));
            default -> {}
        }
    }

    /// What the fields say of the part.
    ///
    /// @param effectiveType media type as the parser understood it, defaults included
    MailPart part(int number, String effectiveType) {
        var mediaType = mediaType(effectiveType);
        var name = disposition
                .flatMap(d -> Optional.ofNullable(d.getFilename()))
                .or(() -> type.flatMap(t -> Optional.ofNullable(t.getParameter("name"))))
                .map(MailFields::forEyes)
                .filter(n -> !n.isEmpty());
        boolean attached =
                disposition.map(ContentDispositionField::isAttachment).orElse(false);
        boolean readable = mediaType.equals("text/plain") || mediaType.equals("text/html");
        return new MailPart(
                number,
                mediaType,
                type.flatMap(t -> Optional.ofNullable(t.getCharset())),
                name,
                attached || name.isPresent() || !readable,
                contentId);
    }

    /// A field for eyes: unfolded, encoded words decoded (RFC 2047), 8-bit bytes taken as UTF-8 if they are.
    static Header decoded(Field field) {
        var raw = field.getRaw();
        var text = MailText.decode(raw.toByteArray(), Optional.empty());
        var value = text.substring(text.indexOf(':') + 1);
        return new Header(field.getName(), words(MailText.singleLine(value)));
    }

    private static String words(String value) {
        if (value.length() > DECODED_CHARACTERS || !value.contains("=?")) {
            return value;
        }
        try {
            return MailText.singleLine(
                    DecoderUtil.decodeEncodedWords(value, DecodeMonitor.SILENT, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    private static String forEyes(String name) {
        var line = MailText.singleLine(words(name));
        if (line.length() <= MailLimits.NAME_CHARACTERS) {
            return line;
        }
        return line.substring(0, MailLimits.NAME_CHARACTERS);
    }

    private static String bare(String contentId) {
        var id = contentId.strip();
        return id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
    }

    /// The media type if it is one, else the type of unknown bytes.
    private static String mediaType(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        int slash = lower.indexOf('/');
        boolean sound = slash > 0 && slash < lower.length() - 1 && lower.length() <= 127;
        for (int i = 0; sound && i < lower.length(); i++) {
            char c = lower.charAt(i);
            sound = i == slash || isLetterOrDigit(c) || "!#$&-^_.+".indexOf(c) >= 0;
        }
        return sound ? lower : "application/octet-stream";
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
