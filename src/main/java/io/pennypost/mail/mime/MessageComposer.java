package io.pennypost.mail.mime;

import io.pennypost.mail.mime.Entity.Boundary;
import io.pennypost.mail.mime.Entity.FilePart;
import io.pennypost.mail.mime.Entity.Multipart;
import io.pennypost.mail.mime.Entity.TextPart;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// Writes a [Draft] as a message: CRLF throughout, ASCII throughout, no line over 998 characters (RFC 5322, RFC 2045).
///
/// A header value that could begin another line is refused with [IllegalArgumentException]; what users give is
/// checked before. Thread-safe if the source of randomness is.
public final class MessageComposer {
    private final RandomGenerator random;

    /// @param random makes boundaries unlike those of other messages; need not be secret
    public MessageComposer(RandomGenerator random) {
        this.random = random;
    }

    /// The message in heap.
    public byte[] compose(Draft draft) throws IOException {
        var root = tree(draft);
        var out = new OctetBuilder(estimate(root));
        new Writing(out).message(draft, root);
        return out.toBytes();
    }

    /// Writes the message piece by piece; for those too large to be held in heap. The stream is not closed.
    public void compose(Draft draft, OutputStream stream) throws IOException {
        var out = OctetBuilder.to(stream);
        new Writing(out).message(draft, tree(draft));
        stream.write(out.array(), 0, out.size());
    }

    private Entity tree(Draft draft) {
        return Entity.of(
                draft,
                new Boundary(random.nextInt() & Integer.MAX_VALUE, draft.date().toEpochMilli()));
    }

    /// Room enough that the buffer seldom grows.
    private static int estimate(Entity entity) {
        long size = 2_048
                + switch (entity) {
                    case TextPart text ->
                        text.octets().length
                                + (text.encoding() == TransferEncoding.SEVEN_BIT ? 0L : text.octets().length / 2);
                    case FilePart(Attachment attachment) -> attachment.content().size() * 7 / 5;
                    case Multipart multipart ->
                        multipart.parts().stream()
                                .mapToLong(MessageComposer::estimate)
                                .sum();
                };
        return (int) Math.min(size, 1 << 30);
    }

    /// One message being written.
    private static final class Writing {
        private final OctetBuilder out;
        private final FieldWriter fields;
        private final BodyEncoder bodies;

        Writing(OctetBuilder out) {
            this.out = out;
            this.fields = new FieldWriter(out);
            this.bodies = new BodyEncoder(out);
        }

        void message(Draft draft, Entity root) throws IOException {
            fields.mailboxes("From", List.of(draft.from()));
            mailboxes("Reply-To", draft.replyTo());
            mailboxes("To", draft.to());
            mailboxes("Cc", draft.cc());
            draft.subject()
                    .ifPresent(subject -> fields.unstructured(
                            "Subject", subject.data(), subject.charset().orElse(StandardCharsets.UTF_8)));
            fields.tokens("MIME-Version", List.of("1.0"));
            var encoding = encoding(root);
            contentFields(root, encoding);
            fields.tokens("Message-ID", List.of("<" + draft.messageId() + ">"));
            fields.tokens("Date", List.of(DateField.format(draft.date())));
            draft.headers().forEach(field -> fields.unstructured(field.name(), field.value()));
            body(root, encoding);
            endOfMessage(root, encoding);
        }

        private void mailboxes(String name, List<io.pennypost.mail.address.Mailbox> mailboxes) {
            if (!mailboxes.isEmpty()) {
                fields.mailboxes(name, mailboxes);
            }
        }

        private static TransferEncoding encoding(Entity entity) throws IOException {
            return switch (entity) {
                case TextPart text -> text.encoding();
                case FilePart(Attachment attachment) -> BodyEncoder.choose(attachment);
                case Multipart _ -> TransferEncoding.SEVEN_BIT;
            };
        }

        private void contentFields(Entity entity, TransferEncoding encoding) {
            switch (entity) {
                case TextPart text -> {
                    var charset = text.charset().name();
                    fields.tokens("Content-Type", List.of("text/" + text.subtype() + ";", "charset=" + charset));
                }
                case FilePart(Attachment attachment) -> fileFields(attachment);
                case Multipart multipart -> {
                    fields.tokens(
                            "Content-Type",
                            List.of(
                                    "multipart/" + multipart.subtype() + ";",
                                    "boundary=\"" + multipart.boundary() + "\""));
                    return; // A multipart needs no encoding of its own (RFC 2045 §6.4).
                }
            }
            fields.tokens("Content-Transfer-Encoding", List.of(encoding.wireName()));
        }

        private void fileFields(Attachment attachment) {
            var name = attachment.fileName();
            var type = attachment.contentType().orElseGet(() -> ContentTypes.of(name));
            var typeTokens = new ArrayList<String>(List.of(type.strip().split("(?<=;)\\s*", -1)));
            if (!type.toLowerCase(Locale.ROOT).contains("name=")) {
                typeTokens.set(typeTokens.size() - 1, withSemicolon(typeTokens.getLast()));
                typeTokens.addAll(Parameters.forOldReaders("name", name));
            }
            fields.tokens("Content-Type", typeTokens);
            var disposition = new ArrayList<String>(List.of(attachment.inline() ? "inline;" : "attachment;"));
            disposition.addAll(Parameters.of("filename", name));
            fields.tokens("Content-Disposition", disposition);
            attachment.contentId().ifPresent(id -> fields.tokens("Content-ID", List.of(bracketed(id))));
            attachment.description().ifPresent(text -> fields.unstructured("Content-Description", text));
        }

        private static String withSemicolon(String token) {
            return token.endsWith(";") ? token : token + ";";
        }

        private static String bracketed(String id) {
            return id.startsWith("<") ? id : "<" + id + ">";
        }

        private void body(Entity entity, TransferEncoding encoding) throws IOException {
            out.add('\r').add('\n');
            switch (entity) {
                case TextPart text -> bodies.write(text.octets(), encoding);
                case FilePart(Attachment attachment) -> {
                    try (var content = attachment.content().open()) {
                        bodies.write(content, encoding);
                    }
                }
                case Multipart multipart -> parts(multipart);
            }
        }

        /// The tree is three levels deep at most, so the recursion ends.
        private void parts(Multipart multipart) throws IOException {
            for (var part : multipart.parts()) {
                out.ascii("--").ascii(multipart.boundary()).add('\r').add('\n');
                var encoding = encoding(part);
                contentFields(part, encoding);
                body(part, encoding);
                out.add('\r').add('\n');
            }
            out.ascii("--").ascii(multipart.boundary()).ascii("--\r\n");
        }

        /// The last line of the message ends, as before a boundary, whether or not the content ends with a line end
        /// of its own: so a reader can tell the two. Base64 and multiparts end their lines themselves.
        private void endOfMessage(Entity root, TransferEncoding encoding) {
            if (!(root instanceof Multipart) && encoding != TransferEncoding.BASE64) {
                out.add('\r').add('\n');
            }
        }
    }
}
