package io.pennypost.send.compose;

import io.pennypost.mail.mime.Header;
import io.pennypost.mail.mime.HeaderEdit;
import io.pennypost.mail.mime.HeaderField;
import io.pennypost.send.admit.Admitted;
import io.pennypost.send.admit.RawFacts;
import io.pennypost.store.Body;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;

/// A raw message, kept byte for byte except for the headers that SES itself rewrites.
final class RawContent {
    private static final List<String> CONTROL_PREFIXES = List.of("x-ses-", "x-pennypost-");

    Composed compose(Admitted message, Composer.Stamps stamps) throws IOException {
        var facts = message.raw().orElseThrow(() -> new IllegalStateException("Raw content is read first."));
        var edit = edit(message, facts.index().header(), stamps);
        var header = edit.toBytes();
        var body = body(facts, edit, header);
        return Composer.describe(
                body, Header.scan(header), facts.message().size(), facts.index().eightBit());
    }

    private static HeaderEdit edit(Admitted message, Header header, Composer.Stamps stamps) {
        var edit = new HeaderEdit(header)
                .remove("Return-Path")
                .remove("Bcc")
                .removeIf(field -> isControl(field.name()))
                .set(stamps.messageIdField())
                .set(stamps.dateField())
                .set(stamps.feedbackId());
        if (header.first("From").isEmpty()) {
            edit.append("From", List.of(message.source()));
        }
        if (header.first("MIME-Version").isEmpty()) {
            edit.append(new HeaderField("MIME-Version", "1.0"));
        }
        return edit;
    }

    /// Whether a field is meant for us, and not for the recipient.
    static boolean isControl(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return CONTROL_PREFIXES.stream().anyMatch(lower::startsWith);
    }

    private static Body body(RawFacts facts, HeaderEdit edit, byte[] header) throws IOException {
        var message = facts.message();
        if (Composer.fitsInHeap(message.size())) {
            return Body.of(edit.applyTo(message.toBytes()));
        }
        var size = message.size() - facts.index().header().bodyStart() + header.length;
        return new Body() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public InputStream open() throws IOException {
                return edit.applyTo(message.open());
            }
        };
    }
}
