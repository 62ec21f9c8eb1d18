package io.pennypost.api.sesv2;

import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.send.admit.Refusal;

/// What SES v2 calls each refusal of a message.
final class MessageRefusals {
    private MessageRefusals() {}

    static ServiceError error(Refusal refusal) {
        return switch (refusal) {
            case Refusal.AccountPaused() ->
                new ServiceError("SendingPausedException", "Email sending is disabled for your account.");
            case Refusal.AccountSuspended() ->
                new ServiceError("AccountSuspendedException", "Your account's ability to send email is suspended.");
            case Refusal.Malformed(var text) -> new ServiceError("BadRequestException", text);
            // SES answers this with BadRequest here, unlike elsewhere in v2.
            case Refusal.NoConfigurationSet(var name) ->
                new ServiceError("BadRequestException", "Configuration set <" + name + "> does not exist.");
            case Refusal.ConfigurationSetPaused(var name) ->
                new ServiceError("SendingPausedException", "Sending is paused for configuration set <" + name + ">.");
            case Refusal.NoTemplate(var name) ->
                new ServiceError("NotFoundException", "Template " + name + " does not exist.");
            case Refusal.NotVerified notVerified -> new ServiceError("MessageRejected", notVerified.text());
            case Refusal.MailFromNotVerified mailFrom ->
                new ServiceError("MailFromDomainNotVerifiedException", mailFrom.text());
            case Refusal.AccessDenied denied -> new ServiceError("AccessDeniedException", denied.text());
            case Refusal.TooLarge tooLarge -> new ServiceError("BadRequestException", tooLarge.text());
        };
    }

    /// What the result of one message of a bulk call says of it.
    static String status(Refusal refusal) {
        return switch (refusal) {
            case Refusal.AccountPaused() -> "ACCOUNT_SENDING_PAUSED";
            case Refusal.AccountSuspended() -> "ACCOUNT_SUSPENDED";
            case Refusal.Malformed _, Refusal.TooLarge _ -> "INVALID_PARAMETER";
            case Refusal.NoConfigurationSet _ -> "CONFIGURATION_SET_NOT_FOUND";
            case Refusal.ConfigurationSetPaused _ -> "CONFIGURATION_SET_SENDING_PAUSED";
            case Refusal.NoTemplate _ -> "TEMPLATE_NOT_FOUND";
            case Refusal.MailFromNotVerified _ -> "MAIL_FROM_DOMAIN_NOT_VERIFIED";
            case Refusal.NotVerified _, Refusal.AccessDenied _ -> "MESSAGE_REJECTED";
        };
    }
}
