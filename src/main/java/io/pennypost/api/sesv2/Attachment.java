package io.pennypost.api.sesv2;

import io.pennypost.api.submit.Bodies;
import io.pennypost.aws.protocol.Blob;
import io.pennypost.send.admit.Submitted;
import java.util.List;
import java.util.Optional;

/// A file sent along. AWS: shape `Attachment`.
record Attachment(
        Blob rawContent,
        Optional<Disposition> contentDisposition,
        String fileName,
        Optional<String> contentDescription,
        Optional<String> contentId,
        Optional<TransferEncoding> contentTransferEncoding,
        Optional<String> contentType) {
    enum Disposition {
        ATTACHMENT,
        INLINE
    }

    enum TransferEncoding {
        BASE64,
        QUOTED_PRINTABLE,
        SEVEN_BIT
    }

    static List<Submitted.Attachment> given(List<Attachment> attachments) {
        return attachments.stream().map(Attachment::given).toList();
    }

    private Submitted.Attachment given() {
        return new Submitted.Attachment(
                Bodies.of(rawContent),
                fileName,
                contentType,
                contentDisposition.filter(Disposition.INLINE::equals).isPresent(),
                contentId,
                contentDescription,
                contentTransferEncoding.map(TransferEncoding::name));
    }
}
