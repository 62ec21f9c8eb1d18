package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.api.submit.Bodies;
import io.pennypost.api.submit.IdentityArns;
import io.pennypost.auth.Caller;
import io.pennypost.aws.protocol.Blob;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.send.Submission;
import io.pennypost.send.admit.Submitted;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Sends one message: composed from parts or by a template, or a whole MIME message.
///
/// AWS: SES API v2, `SendEmail`.
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

    record EmailContent(Optional<Message> simple, Optional<RawMessage> raw, Optional<Template> template) {}

    record Message(Content subject, Body body, List<MessageHeader> headers, List<Attachment> attachments) {}

    record Content(String data, Optional<String> charset) {}

    record Body(Optional<Content> text, Optional<Content> html) {}

    record RawMessage(Blob data) {}

    record ListManagementOptions(String contactListName, Optional<String> topicName) {}

    private final Submission submission;
    private final long sizeMax;

    SendEmail(Submission submission, long sizeMax) {
        this.submission = submission;
        this.sizeMax = sizeMax;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        UnknownResources.refuse(caller, input.tenantName(), input.endpointId());
        refuseUnknownList(input);
        IdentityArns.requireOwn(
                caller,
                "ses:SendEmail",
                Stream.of(input.fromEmailAddressIdentityArn(), input.feedbackForwardingEmailAddressIdentityArn())
                        .flatMap(Optional::stream)
                        .toList());
        var given = new Submitted(
                Submitted.Door.V2,
                "SendEmail",
                input.fromEmailAddress(),
                input.destination().map(Destination::given),
                input.replyToAddresses(),
                input.feedbackForwardingEmailAddress(),
                input.configurationSetName(),
                MessageTag.given(input.emailTags()),
                content(caller, input.content()),
                sizeMax);
        return switch (submission.submit(caller, given)) {
            case Submission.Answer.Accepted(var messageId) -> new Output(messageId);
            case Submission.Answer.Refused(var refusal) -> throw MessageRefusals.error(refusal);
        };
    }

    private static Submitted.Content content(Caller caller, EmailContent content) {
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
                        .<Submitted.Content>map(raw -> new Submitted.Raw(Bodies.of(raw.data())))
                        .orElseGet(() -> content.template().orElseThrow().given(caller)));
    }

    private static Submitted.Simple simple(Message message) {
        return new Submitted.Simple(
                text(message.subject()),
                message.body().text().map(SendEmail::text),
                message.body().html().map(SendEmail::text),
                MessageHeader.given(message.headers()),
                Attachment.given(message.attachments()));
    }

    private static Submitted.Text text(Content content) {
        return new Submitted.Text(content.data(), content.charset());
    }

    private static void refuseUnknownList(Input input) {
        input.listManagementOptions().ifPresent(options -> {
            throw new ServiceError(
                    "NotFoundException", "List with name: " + options.contactListName() + " doesn't exist.");
        });
    }
}
