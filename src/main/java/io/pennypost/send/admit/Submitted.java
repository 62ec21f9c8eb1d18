package io.pennypost.send.admit;

import io.pennypost.ses.template.TemplateContent;
import io.pennypost.store.Body;
import java.util.List;
import java.util.Optional;

/// A message as a caller handed it over, before any check.
///
/// @param door             the interface it came by
/// @param operation        what the caller called, as events name it: `SendEmail`, `SendRawEmail`, …
/// @param source           From (or Source) as given; may be absent for raw content that has a From header
/// @param destination      recipients as given; absent: those that the raw content's headers name
/// @param replyTo          as given
/// @param feedbackAddress  where bounces are told to, as given; the source when absent
/// @param configurationSet as given
/// @param tags             message tags as given
/// @param sizeMax          bytes after MIME encoding that this interface takes
public record Submitted(
        Door door,
        String operation,
        Optional<String> source,
        Optional<Destination> destination,
        List<String> replyTo,
        Optional<String> feedbackAddress,
        Optional<String> configurationSet,
        List<Tag> tags,
        Content content,
        long sizeMax) {
    public Submitted {
        replyTo = List.copyOf(replyTo);
        tags = List.copyOf(tags);
    }

    /// The same with other content.
    Submitted withContent(Content other) {
        return new Submitted(
                door, operation, source, destination, replyTo, feedbackAddress, configurationSet, tags, other, sizeMax);
    }

    /// Interfaces for submission.
    public enum Door {
        V1,
        V2,
        SMTP
    }

    /// Recipients as given.
    public record Destination(List<String> to, List<String> cc, List<String> bcc) {
        public Destination {
            to = List.copyOf(to);
            cc = List.copyOf(cc);
            bcc = List.copyOf(bcc);
        }

        int size() {
            return to.size() + cc.size() + bcc.size();
        }
    }

    /// A message tag as given.
    public record Tag(String name, String value) {}

    /// What is to be sent.
    public sealed interface Content {}

    /// What we compose a message from.
    public sealed interface Composable extends Content {
        /// Fields the caller adds.
        List<Header> headers();

        /// Files sent along.
        List<Attachment> attachments();
    }

    /// Subject and bodies as they shall be sent.
    public record Simple(
            Text subject, Optional<Text> text, Optional<Text> html, List<Header> headers, List<Attachment> attachments)
            implements Composable {
        public Simple {
            headers = List.copyOf(headers);
            attachments = List.copyOf(attachments);
        }
    }

    /// A template that makes subject and bodies.
    ///
    /// @param data        a JSON object as text
    /// @param replacement a JSON object as text, whose members take the place of those of the data
    public record Templated(
            TemplateChoice template,
            String data,
            Optional<String> replacement,
            List<Header> headers,
            List<Attachment> attachments)
            implements Composable {
        public Templated {
            headers = List.copyOf(headers);
            attachments = List.copyOf(attachments);
        }
    }

    /// Where a template is.
    public sealed interface TemplateChoice {
        /// Kept under this name.
        record Stored(String name) implements TemplateChoice {}

        /// In the request itself.
        record Inline(TemplateContent content) implements TemplateChoice {}
    }

    /// A whole MIME message, kept byte for byte but for the headers that SES itself rewrites.
    public record Raw(Body data) implements Content {}

    /// A text and the character set the caller wants it sent in.
    public record Text(String data, Optional<String> charset) {}

    /// A header field the caller adds.
    public record Header(String name, String value) {}

    /// A file.
    ///
    /// @param inline           shown within the HTML rather than beside it
    /// @param transferEncoding `BASE64`, `QUOTED_PRINTABLE` or `SEVEN_BIT`
    public record Attachment(
            Body content,
            String fileName,
            Optional<String> contentType,
            boolean inline,
            Optional<String> contentId,
            Optional<String> description,
            Optional<String> transferEncoding) {}
}
