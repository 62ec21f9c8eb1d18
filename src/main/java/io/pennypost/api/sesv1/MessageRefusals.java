package io.pennypost.api.sesv1;

import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.send.admit.Refusal;
import java.util.Map;

/// What SES v1 calls each refusal of a message.
final class MessageRefusals {
    private MessageRefusals() {}

    static ServiceError error(Refusal refusal) {
        return switch (refusal) {
            case Refusal.AccountPaused() ->
                new ServiceError("AccountSendingPausedException", "Email sending is disabled for your account.");
            case Refusal.AccountSuspended() ->
                new ServiceError("MessageRejected", "Your account's ability to send email is suspended.");
            case Refusal.Malformed(var text) -> new ServiceError("InvalidParameterValue", text);
            case Refusal.NoConfigurationSet(var name) ->
                new ServiceError(
                        "ConfigurationSetDoesNotExistException",
                        "Configuration set <" + name + "> does not exist.",
                        Map.of("ConfigurationSetName", name));
            case Refusal.ConfigurationSetPaused(var name) ->
                new ServiceError(
                        "ConfigurationSetSendingPausedException",
                        "Sending is paused for configuration set <" + name + ">.",
                        Map.of("ConfigurationSetName", name));
            case Refusal.NoTemplate(var name) ->
                new ServiceError(
                        "TemplateDoesNotExistException",
                        "Template " + name + " does not exist.",
                        Map.of("TemplateName", name));
            case Refusal.NotVerified notVerified -> new ServiceError("MessageRejected", notVerified.text());
            case Refusal.MailFromNotVerified mailFrom ->
                new ServiceError("MailFromDomainNotVerifiedException", mailFrom.text());
            case Refusal.AccessDenied denied -> new ServiceError("AccessDenied", denied.text());
            case Refusal.TooLarge tooLarge -> new ServiceError("InvalidParameterValue", tooLarge.text());
        };
    }

    /// What the result of one message of a bulk call says of it.
    static String status(Refusal refusal) {
        return switch (refusal) {
            case Refusal.AccountPaused() -> "AccountSendingPaused";
            case Refusal.AccountSuspended() -> "AccountSuspended";
            case Refusal.Malformed _, Refusal.TooLarge _ -> "InvalidParameterValue";
            case Refusal.NoConfigurationSet _ -> "ConfigurationSetDoesNotExist";
            case Refusal.ConfigurationSetPaused _ -> "ConfigurationSetSendingPaused";
            case Refusal.NoTemplate _ -> "TemplateDoesNotExist";
            case Refusal.MailFromNotVerified _ -> "MailFromDomainNotVerified";
            case Refusal.NotVerified _, Refusal.AccessDenied _ -> "MessageRejected";
        };
    }
}
