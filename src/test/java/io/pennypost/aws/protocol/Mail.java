package io.pennypost.aws.protocol;

import java.util.List;
import java.util.Optional;

/// Records as operations declare them, for the tests of this package.
final class Mail {
    private Mail() {}

    record SendEmail(
            Content content,
            Optional<String> fromEmailAddress,
            Optional<Destination> destination,
            List<String> replyToAddresses,
            List<Tag> emailTags,
            Optional<String> configurationSetName) {}

    record Content(Optional<Simple> simple, Optional<Raw> raw) {}

    record Simple(Text subject, Body body, List<Header> headers, List<Attachment> attachments) {}

    record Text(String data, Optional<String> charset) {}

    record Body(Optional<Text> text, Optional<Text> html) {}

    record Header(String name, String value) {}

    record Attachment(Blob rawContent, String fileName, Optional<Disposition> contentDisposition) {}

    enum Disposition {
        ATTACHMENT,
        INLINE
    }

    record Raw(Blob data) {}

    record Destination(List<String> toAddresses, List<String> ccAddresses, List<String> bccAddresses) {}

    record Tag(String name, String value) {}

    record Sent(String messageId) {}

    record Nothing() {}
}
