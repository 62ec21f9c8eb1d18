package io.pennypost.mail.mime;

import io.pennypost.mail.mime.Draft.Text;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A node of the message's tree, ready to be written (RFC 2045 §2.4).
sealed interface Entity {
    /// Text, already in bytes and with CRLF.
    record TextPart(String subtype, Charset charset, byte[] octets, TransferEncoding encoding) implements Entity {}

    /// A file.
    record FilePart(Attachment attachment) implements Entity {}

    /// Several parts.
    record Multipart(String subtype, String boundary, List<Entity> parts) implements Entity {}

    /// The tree of a draft: text before HTML, pictures beside the HTML that shows them, files behind everything.
    static Entity of(Draft draft, Boundary boundary) {
        var inline = new ArrayList<Entity>();
        var files = new ArrayList<Entity>();
        for (var attachment : draft.attachments()) {
            boolean shown = attachment.inline() && draft.html().isPresent();
            (shown ? inline : files).add(new FilePart(attachment));
        }
        if (files.isEmpty()) {
            return body(draft, inline, boundary);
        }
        // Numbered from the outside to the inside, as JavaMail does.
        var mixed = boundary.next();
        files.addFirst(body(draft, inline, boundary));
        return new Multipart("mixed", mixed, files);
    }

    private static Entity body(Draft draft, List<Entity> inline, Boundary boundary) {
        if (draft.html().isEmpty()) {
            return text("plain", draft.text().orElse(Text.of("")));
        }
        if (draft.text().isEmpty()) {
            return html(draft.html().get(), inline, boundary);
        }
        var alternative = boundary.next();
        var plain = text("plain", draft.text().get());
        return new Multipart(
                "alternative", alternative, List.of(plain, html(draft.html().get(), inline, boundary)));
    }

    private static Entity html(Text html, List<Entity> inline, Boundary boundary) {
        if (inline.isEmpty()) {
            return text("html", html);
        }
        var related = boundary.next();
        var parts = new ArrayList<Entity>(inline);
        parts.addFirst(text("html", html));
        return new Multipart("related", related, parts);
    }

    private static Entity text(String subtype, Text text) {
        var wanted = text.charset().filter(Charset::canEncode);
        if (wanted.isPresent() && !Charsets.containsAscii(wanted.get())) {
            return wide(subtype, text, wanted.get());
        }
        var octets = wanted.flatMap(charset -> Charsets.encode(text.data(), charset));
        if (octets.isPresent()) {
            return narrow(subtype, wanted.get(), octets.get());
        }
        var utf8 = text.data().getBytes(StandardCharsets.UTF_8);
        // Every other character takes more bytes in UTF-8 than it has chars.
        boolean ascii = utf8.length == text.data().length();
        return narrow(subtype, ascii ? StandardCharsets.US_ASCII : StandardCharsets.UTF_8, utf8);
    }

    private static Entity narrow(String subtype, Charset charset, byte[] octets) {
        var lines = LineEndings.toCrlf(octets);
        return new TextPart(subtype, charset, lines, BodyEncoder.choose(lines));
    }

    /// UTF-16 and its like: line ends cannot be seen in the bytes (RFC 2781 §4), so they are made before.
    private static Entity wide(String subtype, Text text, Charset charset) {
        var lines = text.data().replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n");
        var octets = Charsets.encode(lines, charset);
        return octets.isPresent()
                ? new TextPart(subtype, charset, octets.get(), TransferEncoding.BASE64)
                : narrow(subtype, StandardCharsets.UTF_8, lines.getBytes(StandardCharsets.UTF_8));
    }

    /// Makes boundaries like JavaMail's: `----=_Part_0_123456.1764000000000`.
    ///
    /// They cannot occur in what they bound: quoted-printable has no `=_` and base64 no `-`, and
    /// [BodyEncoder] sends nothing in seven bits that contains their beginning.
    final class Boundary {
        static final String BEGINNING = "----=_Part_";

        private final String unique;
        private int count;

        Boundary(int random, long time) {
            unique = "_" + random + "." + time;
        }

        String next() {
            return BEGINNING + count++ + unique;
        }
    }
}
