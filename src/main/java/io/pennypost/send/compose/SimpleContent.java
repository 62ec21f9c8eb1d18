package io.pennypost.send.compose;

import io.pennypost.mail.mime.Attachment;
import io.pennypost.mail.mime.Charsets;
import io.pennypost.mail.mime.Content;
import io.pennypost.mail.mime.Draft;
import io.pennypost.mail.mime.Header;
import io.pennypost.mail.mime.HeaderField;
import io.pennypost.mail.mime.MessageComposer;
import io.pennypost.mail.mime.TransferEncoding;
import io.pennypost.send.admit.Admitted;
import io.pennypost.send.admit.Submitted;
import io.pennypost.store.Body;
import io.pennypost.store.Scratch;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A message composed from subject, text, HTML, headers and attachments. All of its bytes are ASCII.
public final class SimpleContent {
    private final MessageComposer composer;
    private final Scratch scratch;

    /// Composes small messages in heap and large ones in files of the scratch room.
    public SimpleContent(MessageComposer composer, Scratch scratch) {
        this.composer = composer;
        this.scratch = scratch;
    }

    Composed compose(Admitted message, Submitted.Simple content, Composer.Stamps stamps) throws IOException {
        var draft = draft(message, content, stamps);
        return compose(draft, stamps, roughSize(content));
    }

    /// A message that nobody submitted: a notice of our own.
    Composed compose(Draft draft, Composer.Stamps stamps, long roughSize) throws IOException {
        if (Composer.fitsInHeap(roughSize)) {
            var bytes = composer.compose(draft);
            return Composer.describe(Body.of(bytes), Header.scan(bytes), bytes.length - stamps.size(), false);
        }
        var body = composeToScratch(draft);
        try (var in = body.open()) {
            var beginning = in.readNBytes(Header.SIZE_MAX);
            return Composer.describe(body, Header.scan(beginning), body.size() - stamps.size(), false);
        }
    }

    private Body composeToScratch(Draft draft) throws IOException {
        try (var writing = scratch.open()) {
            composer.compose(draft, writing.out());
            return writing.finish();
        }
    }

    private static Draft draft(Admitted message, Submitted.Simple content, Composer.Stamps stamps) {
        var headers = new ArrayList<HeaderField>(content.headers().size() + 1);
        content.headers().stream()
                .filter(header -> !RawContent.isControl(header.name()))
                .forEach(header -> headers.add(new HeaderField(header.name(), header.value())));
        headers.add(stamps.feedbackId());
        return new Draft(
                message.from().getFirst(),
                message.replyTo(),
                message.to(),
                message.cc(),
                Optional.of(text(content.subject())),
                content.text().map(SimpleContent::text),
                content.html().map(SimpleContent::text),
                headers,
                attachments(content.attachments()),
                stamps.messageId(),
                stamps.date());
    }

    private static Draft.Text text(Submitted.Text text) {
        return new Draft.Text(text.data(), text.charset().flatMap(Charsets::find));
    }

    private static List<Attachment> attachments(List<Submitted.Attachment> attachments) {
        return attachments.stream()
                .map(attachment -> new Attachment(
                        attachment.fileName(),
                        attachment.contentType(),
                        attachment.inline(),
                        attachment.contentId(),
                        attachment.description(),
                        attachment
                                .transferEncoding()
                                .map(TransferEncoding::valueOf)
                                .orElse(TransferEncoding.SEVEN_BIT),
                        content(attachment.content())))
                .toList();
    }

    private static Content content(Body body) {
        return new Content() {
            @Override
            public long size() {
                return body.size();
            }

            @Override
            public InputStream open() throws IOException {
                return body.open();
            }
        };
    }

    /// Not less than half of what the message will have: base64 and quoted-printable make it larger.
    private static long roughSize(Submitted.Simple content) {
        return content.text().map(text -> (long) text.data().length()).orElse(0L)
                + content.html().map(html -> (long) html.data().length()).orElse(0L)
                + content.attachments().stream()
                        .mapToLong(attachment -> attachment.content().size() * 4 / 3)
                        .sum();
    }
}
