package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.mail.address.Mailbox;
import io.pennypost.mail.dsn.RecipientStatus;
import io.pennypost.mail.mime.HeaderField;
import io.pennypost.receive.action.Reports;
import io.pennypost.receive.bounce.RequestedBounces;
import io.pennypost.send.admit.Refusal;
import io.pennypost.ses.BadRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Tells the sender of a mail that was received within the last 24 hours that recipients are not served.
///
/// AWS: SES API v1, `SendBounce`.
final class SendBounce implements Operation<SendBounce.Input, SendBounce.Output> {
    record Input(
            String originalMessageId,
            String bounceSender,
            List<BouncedRecipientInfo> bouncedRecipientInfoList,
            Optional<String> explanation,
            Optional<MessageDsn> messageDsn,
            Optional<String> bounceSenderArn) {}

    record Output(String messageId) {}

    /// AWS: shape of the same name, like those that follow.
    record BouncedRecipientInfo(
            String recipient,
            Optional<String> recipientArn,
            Optional<BounceType> bounceType,
            Optional<RecipientDsnFields> recipientDsnFields) {}

    record RecipientDsnFields(
            RecipientStatus.Action action,
            String status,
            Optional<String> finalRecipient,
            Optional<String> remoteMta,
            Optional<String> diagnosticCode,
            Optional<Instant> lastAttemptDate,
            List<ExtensionField> extensionFields) {}

    record MessageDsn(String reportingMta, Optional<Instant> arrivalDate, List<ExtensionField> extensionFields) {}

    record ExtensionField(String name, String value) {}

    /// Usual reasons, with the replies that the console of SES offers for them.
    enum BounceType {
        DOES_NOT_EXIST("5.1.1", "550 5.1.1 Mailbox does not exist"),
        MESSAGE_TOO_LARGE("5.3.4", "552 5.3.4 Message too large"),
        EXCEEDED_QUOTA("5.2.2", "552 5.2.2 Mailbox full"),
        CONTENT_REJECTED("5.6.1", "500 5.6.1 Message content rejected"),
        UNDEFINED("5.0.0", "554 5.0.0 Unknown failure"),
        TEMPORARY_FAILURE("4.0.0", "450 4.0.0 Temporary failure");

        private final String status;
        private final String reply;

        BounceType(String status, String reply) {
            this.status = status;
            this.reply = reply;
        }
    }

    private final RequestedBounces bounces;

    SendBounce(RequestedBounces bounces) {
        this.bounces = bounces;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        input.bounceSenderArn().ifPresent(arn -> requireOwn(caller, arn));
        var request = new RequestedBounces.Request(
                input.originalMessageId(),
                input.bounceSender(),
                input.explanation(),
                input.messageDsn().map(SendBounce::message).orElseGet(Reports.Message::new),
                input.bouncedRecipientInfoList().stream()
                        .map(SendBounce::recipient)
                        .toList());
        return new Output(bounces.send(caller.scope(), request));
    }

    /// Only the account that received a mail bounces it, so an identity of another is of no use here.
    private static void requireOwn(Caller caller, String arn) {
        if (!arn.startsWith("arn:") || !arn.contains(":identity/")) {
            throw new BadRequest("Invalid identity ARN: " + arn);
        }
        if (!arn.startsWith(caller.scope().sesArn("identity/"))) {
            throw new ServiceError(
                    "AccessDeniedException",
                    new Refusal.AccessDenied(caller.principalArn(), "ses:SendBounce", arn).text());
        }
    }

    private static Reports.Message message(MessageDsn dsn) {
        return new Reports.Message(
                Optional.of(dsn.reportingMta()), dsn.arrivalDate(), extensions(dsn.extensionFields()));
    }

    private static RecipientStatus recipient(BouncedRecipientInfo info) {
        var address = Mailbox.parse(info.recipient())
                .mailboxIfParsed()
                .map(mailbox -> mailbox.address().toString())
                .orElseThrow(() -> new BadRequest("Not a valid recipient: " + info.recipient()));
        if (info.bounceType().isPresent() == info.recipientDsnFields().isPresent()) {
            throw new BadRequest(
                    "Exactly one of BounceType and RecipientDsnFields must be specified for " + info.recipient() + ".");
        }
        return info.bounceType()
                .map(type -> ofType(address, type))
                .orElseGet(() -> ofFields(address, info.recipientDsnFields().orElseThrow()));
    }

    private static RecipientStatus ofType(String address, BounceType type) {
        return new RecipientStatus(
                address,
                Optional.of(address),
                type == BounceType.TEMPORARY_FAILURE ? RecipientStatus.Action.DELAYED : RecipientStatus.Action.FAILED,
                type.status,
                Optional.empty(),
                Optional.of("smtp; " + type.reply),
                Optional.empty(),
                List.of());
    }

    private static RecipientStatus ofFields(String address, RecipientDsnFields fields) {
        return new RecipientStatus(
                fields.finalRecipient().orElse(address),
                Optional.of(address),
                fields.action(),
                fields.status(),
                fields.remoteMta(),
                fields.diagnosticCode(),
                fields.lastAttemptDate(),
                extensions(fields.extensionFields()));
    }

    private static List<HeaderField> extensions(List<ExtensionField> fields) {
        return fields.stream().map(SendBounce::extension).toList();
    }

    private static HeaderField extension(ExtensionField field) {
        try {
            return new HeaderField(field.name(), field.value());
        } catch (IllegalArgumentException notOne) {
            throw new BadRequest("Not a valid extension field: " + field.name());
        }
    }
}
