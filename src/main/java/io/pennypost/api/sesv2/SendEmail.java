package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.api.submit.Bodies;
import io.pennypost.auth.Caller;
import io.pennypost.aws.protocol.Blob;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.send.Submission;
import io.pennypost.send.admit.Submitted;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Sends one message: composed from parts, or a whole MIME message.
///
/// AWS: SES API v2, `SendEmail`. Content.Template is refused until templates exist.
final class SendEmail implements Operation<SendEmail.Input, SendEmail.Output> {
    record Input(
            Optional<String> fromEmailAddress,
            Optional<String> fromEmailAddressIdentityArn,
            Optional<Destination> destination,
            List<String> replyToAddresses,
            Optional<String> feedbackForwardingEmailAddress,
            Optional<String> feedbackForwardingEmailAddressIdentityArn,
            EmailContent content,
            List<MessageTag> emailTags,
            Optional<String> configurationSetName,
            Optional<String> endpointId,
            Optional<String> tenantName,
            Optional<ListManagementOptions> listManagementOptions) {}

    record Output(String messageId) {}

    record Destination(List<String> toAddresses, List<String> ccAddresses, List<String> bccAddresses) {}

    record EmailContent(Optional<Message> simple, Optional<RawMessage> raw, Optional<Template> template) {}

    record Message(Content subject, Body body, List<MessageHeader> headers, List<Attachment> attachments) {}

    record Content(String data, Optional<String> charset) {}

    record Body(Optional<Content> text, Optional<Content> html) {}

    record MessageHeader(String name, String value) {}

    record Attachment(
            Blob rawContent,
            Optional<Disposition> contentDisposition,
            String fileName,
            Optional<String> contentDescription,
            Optional<String> contentId,
            Optional<TransferEncoding> contentTransferEncoding,
            Optional<String> contentType) {}

    enum Disposition {
        ATTACHMENT,
        INLINE
    }

    enum TransferEncoding {
        BASE64,
        QUOTED_PRINTABLE,
        SEVEN_BIT
    }

    record RawMessage(Blob data) {}

    record Template(Optional<String> templateName) {}

    record MessageTag(String name, String value) {}

    record ListManagementOptions(String contactListName, Optional<String> topicName) {}

    private final Submission submission;
    private final long sizeMax;

    SendEmail(Submission submission, long sizeMax) {
        this.submission = submission;
        this.sizeMax = sizeMax;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        refuseWhatDoesNotExist(input);
        var given = new Submitted(
                        Submitted.Door.V2,
                        "SendEmail",
                        input.fromEmailAddress(),
                        input.destination()
                                .map(d ->
                                        new Submitted.Destination(d.toAddresses(), d.ccAddresses(), d.bccAddresses())),
                        input.replyToAddresses(),
                        input.feedbackForwardingEmailAddress(),
                        input.configurationSetName(),
                        input.emailTags().stream()
                                .map(tag -> new Submitted.Tag(tag.name(), tag.value()))
                                .toList(),
                        content(input.content()),
                        sizeMax)
                .withArns(new Submitted.IdentityArns(
                        input.fromEmailAddressIdentityArn(),
                        Optional.empty(),
                        input.feedbackForwardingEmailAddressIdentityArn()))
                .withTenant(input.tenantName());
        return switch (submission.submit(caller, given)) {
            case Submission.Answer.Accepted(var messageId) -> new Output(messageId);
            case Submission.Answer.Refused(var refusal) -> throw MessageRefusals.error(refusal);
        };
    }

    private static Submitted.Content content(EmailContent content) {
        var kinds = Stream.of(content.simple(), content.raw(), content.template())
                .filter(Optional::isPresent)
                .count();
        if (kinds != 1) {
            throw new ServiceError(
                    "BadRequestException", "Exactly one of Simple, Raw or Template must be specified in the content.");
        }
        return content.simple()
                .<Submitted.Content>map(SendEmail::simple)
                .orElseGet(() -> content.raw()
                        .map(raw -> new Submitted.Raw(Bodies.of(raw.data())))
                        .orElseThrow(() -> noTemplate(content.template().orElseThrow())));
    }

    private static Submitted.Simple simple(Message message) {
        return new Submitted.Simple(
                text(message.subject()),
                message.body().text().map(SendEmail::text),
                message.body().html().map(SendEmail::text),
                message.headers().stream()
                        .map(header -> new Submitted.Header(header.name(), header.value()))
                        .toList(),
                message.attachments().stream().map(SendEmail::attachment).toList());
    }

    private static Submitted.Text text(Content content) {
        return new Submitted.Text(content.data(), content.charset());
    }

    private static Submitted.Attachment attachment(Attachment attachment) {
        return new Submitted.Attachment(
                Bodies.of(attachment.rawContent()),
                attachment.fileName(),
                attachment.contentType(),
                attachment
                        .contentDisposition()
                        .filter(Disposition.INLINE::equals)
                        .isPresent(),
                attachment.contentId(),
                attachment.contentDescription(),
                attachment.contentTransferEncoding().map(TransferEncoding::name));
    }

    private static ServiceError noTemplate(Template template) {
        return template.templateName()
                .map(name -> new ServiceError("NotFoundException", "Template " + name + " does not exist."))
                .orElseGet(() ->
                        new ServiceError("BadRequestException", "Inline templates are not supported by this server."));
    }

    /// Resources that this server has no way to create yet do not exist.
    private static void refuseWhatDoesNotExist(Input input) {
        input.listManagementOptions().ifPresent(options -> {
            throw new ServiceError(
                    "NotFoundException", "List with name: " + options.contactListName() + " doesn't exist.");
        });
        input.endpointId().ifPresent(id -> {
            throw new ServiceError("BadRequestException", "Multi-region endpoint " + id + " does not exist.");
        });
    }
}
