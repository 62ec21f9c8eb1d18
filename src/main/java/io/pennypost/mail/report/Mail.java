package io.pennypost.mail.report;

import io.pennypost.mail.mime.Charsets;
import io.pennypost.mail.mime.ContentField;
import io.pennypost.mail.report.Fields.Field;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/// A mail taken apart as far as reports need it: its header, and the leaves with their text.
///
/// Whatever is wrong with the mail ends the reading early; what was met before stays good. Mails inside the mail are
/// leaves.
///
/// @param parts leaves, in order
record Mail(Fields header, ContentField contentType, List<Part> parts) {
    /// A report says what it has to say before it copies the mail it is about.
    static final int SIZE_MAX = 1 << 20;

    private static final int PARTS_MAX = 50;
    private static final int DEPTH_MAX = 12;
    private static final int TEXT_MAX = 1 << 17;
    private static final int FIELDS_MAX = 1_000;

    private static final MimeConfig LENIENT = new MimeConfig.Builder()
            .setStrictParsing(false)
            .setMaxLineLen(-1)
            .setMaxContentLen(-1)
            .setMaxHeaderCount(FIELDS_MAX)
            .setMaxHeaderLen(1 << 16)
            .build();

    /// One leaf.
    ///
    /// @param type in lower case; [#PREAMBLE] for what stands outside all parts
    record Part(String type, String text) {
        static final String PREAMBLE = "x-outside/parts";

        boolean isType(String wanted) {
            return type.equals(wanted);
        }

        /// Whether it is a copy of the mail that the report is about, or of its header.
        boolean isCopy() {
            return type.startsWith("message/rfc822")
                    || type.startsWith("text/rfc822")
                    || type.equals("message/global")
                    || type.equals("message/global-headers");
        }
    }

    Mail {
        parts = List.copyOf(parts);
    }

    static Mail read(byte[] octets) {
        return new Reader().read(octets);
    }

    /// All leaves of this type.
    List<Part> partsOf(String type) {
        return parts.stream().filter(part -> part.isType(type)).toList();
    }

    /// The parameter `report-type` of a `multipart/report` in lower case; empty text when there is none.
    String reportType() {
        return contentType.parameter("report-type").orElse("").toLowerCase(java.util.Locale.ROOT);
    }

    private static final class Reader {
        private final MimeTokenStream tokens = new MimeTokenStream(LENIENT);
        private final List<Field> fields = new ArrayList<>();
        private final List<Part> parts = new ArrayList<>();
        private int depth;
        private boolean inside;

        Mail read(byte[] octets) {
            tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
            try {
                var start = envelopeLineEnd(octets);
                tokens.parse(new ByteArrayInputStream(octets, start, Math.min(octets.length - start, SIZE_MAX)));
                var state = tokens.getState();
                while (state != EntityState.T_END_OF_STREAM && parts.size() < PARTS_MAX && depth <= DEPTH_MAX) {
                    step(state);
                    state = tokens.next();
                }
            } catch (MimeException | IOException | RuntimeException broken) {
                // The parser stumbled over hostile or cut input: what was read before is the mail.
                inside = true;
            }
            var header = new Fields(fields);
            return new Mail(
                    header, ContentField.parse(header.first("Content-Type").orElse("text/plain")), parts);
        }

        /// Mail boxes begin each mail with a line `From …`, which no header has.
        private static int envelopeLineEnd(byte[] octets) {
            var from = "From ".getBytes(StandardCharsets.US_ASCII);
            if (octets.length < from.length || !java.util.Arrays.equals(octets, 0, from.length, from, 0, from.length)) {
                return 0;
            }
            var end = 0;
            while (end < octets.length && octets[end] != '\n') {
                end++;
            }
            return Math.min(end + 1, octets.length);
        }

        private void step(EntityState state) throws IOException {
            switch (state) {
                case T_FIELD -> field();
                case T_START_MULTIPART -> {
                    inside = true;
                    depth++;
                }
                case T_END_MULTIPART -> depth--;
                case T_PREAMBLE, T_EPILOGUE ->
                    parts.add(
                            new Part(Part.PREAMBLE, text(tokens.getInputStream().readNBytes(TEXT_MAX), "")));
                case T_BODY -> body();
                default -> {}
            }
        }

        private void field() {
            if (!inside && fields.size() < FIELDS_MAX) {
                var field = tokens.getField();
                fields.add(new Field(field.getName(), field.getBody() == null ? "" : unfolded(field.getBody())));
            }
        }

        private static String unfolded(String value) {
            return value.replace("\r", "").replace('\n', ' ').strip();
        }

        private void body() throws IOException {
            inside = true;
            var descriptor = tokens.getBodyDescriptor();
            var charset = descriptor.getCharset();
            var octets = tokens.getDecodedInputStream().readNBytes(TEXT_MAX);
            var type =
                    descriptor.getMimeType().toLowerCase(java.util.Locale.ROOT).split("[\\s;]", 2)[0];
            // A multipart without a boundary is a text with odd lines.
            parts.add(new Part(
                    type.startsWith("multipart/") ? "text/plain" : type, text(octets, charset == null ? "" : charset)));
        }

        private static String text(byte[] octets, String charset) {
            return utf8(octets).orElseGet(() -> new String(octets, charset(octets, charset)));
        }

        /// What is UTF-8 by accident is ASCII, unless it shifts.
        private static Optional<String> utf8(byte[] octets) {
            if (shifts(octets)) {
                return Optional.empty();
            }
            try {
                return Optional.of(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(octets))
                        .toString());
            } catch (CharacterCodingException other) {
                return Optional.empty();
            }
        }

        private static Charset charset(byte[] octets, String named) {
            // ISO-2022 says so itself, by escapes, whatever the header says.
            var shown =
                    shifts(octets) && !named.toUpperCase(java.util.Locale.ROOT).startsWith("ISO-2022")
                            ? "ISO-2022-JP"
                            : named;
            return Charsets.find(shown).orElse(StandardCharsets.ISO_8859_1);
        }

        private static boolean shifts(byte[] octets) {
            for (var i = 0; i + 1 < octets.length; i++) {
                if (octets[i] == 0x1b && (octets[i + 1] == '$' || octets[i + 1] == '(')) {
                    return true;
                }
            }
            return false;
        }
    }
}
