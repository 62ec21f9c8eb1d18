package io.pennypost.mail.mime;

import java.util.Optional;

/// A file to be sent along.
///
/// @param fileName    shown to the recipient; any characters but line ends
/// @param contentType `type/subtype`, with parameters if need be; derived from the file name when absent
/// @param inline      shown within the HTML, which refers to it by `cid:`
/// @param contentId   without angle brackets
/// @param encoding    as asked; content that does not fit into seven bits is sent in base64 all the same
public record Attachment(
        String fileName,
        Optional<String> contentType,
        boolean inline,
        Optional<String> contentId,
        Optional<String> description,
        TransferEncoding encoding,
        Content content) {
    public Attachment {
        HeaderField.requireSingleLine(fileName);
        contentType.ifPresent(HeaderField::requireSingleLine);
        contentId.ifPresent(HeaderField::requireSingleLine);
        description.ifPresent(HeaderField::requireSingleLine);
    }

    /// A file with nothing said of it but its name.
    public static Attachment of(String fileName, Content content) {
        return new Attachment(
                fileName,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                TransferEncoding.SEVEN_BIT,
                content);
    }
}
