package io.pennypost.send.compose;

import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.address.Address;
import io.pennypost.mail.address.Mailbox;
import io.pennypost.mail.mime.Attachment;
import io.pennypost.mail.mime.DateField;
import io.pennypost.mail.mime.Draft;
import io.pennypost.mail.mime.EncodedWords;
import io.pennypost.mail.mime.Header;
import io.pennypost.mail.mime.HeaderField;
import io.pennypost.send.admit.Admitted;
import io.pennypost.send.admit.RawFacts;
import io.pennypost.send.admit.Submitted;
import io.pennypost.send.spool.Ids;
import io.pennypost.store.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns an admitted message into the bytes that are stored.
///
/// Message-ID and Date are always ours, Feedback-ID is added; Return-Path, Bcc and control headers never leave.
public final class Composer {
    private final SimpleContent simple;
    private final RawContent raw = new RawContent();
    private final FeedbackIds feedbackIds;
    private final String messageIdDomain;

    /// Where messages get their names from.
    ///
    /// @param messageIdDomain right side of Message-ID
    public Composer(SimpleContent simple, FeedbackIds feedbackIds, String messageIdDomain) {
        this.simple = simple;
        this.feedbackIds = feedbackIds;
        this.messageIdDomain = messageIdDomain;
    }

    /// The message under its ids.
    public Composed compose(Admitted message, Ids ids) {
        var stamps = new Stamps(
                ids.ses() + '@' + messageIdDomain,
                ids.at(),
                new HeaderField("Feedback-ID", feedbackIds.of(message.caller().scope(), message.tags())));
        try {
            return switch (message.given().content()) {
                case Submitted.Simple content -> simple.compose(message, content, stamps);
                case Submitted.Raw _ -> raw.compose(message, stamps);
                case Submitted.Templated _ ->
                    throw new IllegalStateException("A template is rendered before its message is composed.");
            };
        } catch (IOException e) {
            throw new UncheckedIOException("The request's own copy of a message cannot be read.", e);
        }
    }

    /// A notice of our own: plain text from the system's sender to one address.
    public Composed notice(Scope scope, Ids ids, Mailbox from, Address to, String subject, String text) {
        return notice(scope, ids, from, to, subject, text, List.of(), List.of());
    }

    /// A notice of our own with files, and with further header fields.
    public Composed notice(
            Scope scope,
            Ids ids,
            Mailbox from,
            Address to,
            String subject,
            String text,
            List<HeaderField> fields,
            List<Attachment> attachments) {
        var stamps = new Stamps(
                ids.ses() + '@' + messageIdDomain,
                ids.at(),
                new HeaderField("Feedback-ID", feedbackIds.of(scope, List.of())));
        // RFC 3834 §5: nothing that answers by itself shall answer this.
        var headers =
                new ArrayList<>(List.of(new HeaderField("Auto-Submitted", "auto-generated"), stamps.feedbackId()));
        headers.addAll(fields);
        var draft = new Draft(
                from,
                List.of(),
                List.of(Mailbox.of(to)),
                List.of(),
                Optional.of(Draft.Text.of(subject)),
                Optional.of(Draft.Text.of(text)),
                Optional.empty(),
                headers,
                attachments,
                stamps.messageId(),
                stamps.date());
        try {
            long attached = attachments.stream()
                    .mapToLong(attachment -> attachment.content().size() * 4 / 3)
                    .sum();
            return simple.compose(draft, stamps, text.length() + attached);
        } catch (IOException e) {
            throw new UncheckedIOException("A notice cannot be composed.", e);
        }
    }

    /// A mail of our own that is whole already: ASCII, CRLF throughout.
    public static Composed whole(byte[] message) {
        return describe(Body.of(message), Header.scan(message), message.length, false);
    }

    /// The fields that are ours in every message.
    record Stamps(String messageId, Instant date, HeaderField feedbackId) {
        HeaderField messageIdField() {
            return new HeaderField("Message-ID", "<" + messageId + ">");
        }

        HeaderField dateField() {
            return new HeaderField("Date", DateField.format(date));
        }

        /// Bytes that these fields have, which do not count against the caller's limit.
        long size() {
            return size(messageIdField()) + size(dateField()) + size(feedbackId);
        }

        private static long size(HeaderField field) {
            return field.name().length() + 2L + field.value().length() + 2;
        }
    }

    /// Reads back what recipients will see.
    static Composed describe(Body body, Header header, long countedSize, boolean eightBit) {
        var fields = header.fields().stream()
                .map(field -> new Composed.Header(field.name(), field.value()))
                .toList();
        return new Composed(body, countedSize, eightBit, fields, forEyes(header, "From"), forEyes(header, "Subject"));
    }

    private static String forEyes(Header header, String name) {
        return header.value(name).map(EncodedWords::decode).orElse("");
    }

    /// Whether a message of this size is held in heap.
    static boolean fitsInHeap(long size) {
        return size <= RawFacts.HEAP_MAX;
    }
}
