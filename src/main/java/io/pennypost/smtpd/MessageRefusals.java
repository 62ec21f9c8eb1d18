package io.pennypost.smtpd;

import io.pennypost.send.admit.Refusal;
import java.util.Optional;

/// What each refusal of a message is called at the end of DATA, the one place where SES tells it.
final class MessageRefusals {
    private MessageRefusals() {}

    static String reply(Refusal refusal) {
        return switch (refusal) {
            case Refusal.AccountPaused() ->
                rejected("Sending is paused for this account. For more information, please check the inbox of the"
                        + " email address associated with your AWS account.");
            case Refusal.AccountSuspended() -> rejected("Your account's ability to send email is suspended.");
            case Refusal.Malformed(var text) -> failed(text);
            case Refusal.NoConfigurationSet(var name) ->
                failed(Optional.of("Configuration set <" + name + "> does not exist."));
            case Refusal.ConfigurationSetPaused(var name) ->
                rejected("Sending is paused for configuration set <" + name + ">.");
            // A message that comes by SMTP is complete; no template is asked for.
            case Refusal.NoTemplate(var name) -> failed(Optional.of("Template " + name + " does not exist."));
            case Refusal.NotVerified notVerified -> rejected(notVerified.text());
            case Refusal.MailFromNotVerified mailFrom -> rejected(mailFrom.text());
            case Refusal.AccessDenied denied -> Replies.line("554 Access denied: " + denied.text());
            case Refusal.TooLarge _ -> Replies.TOO_LONG;
        };
    }

    private static String rejected(String text) {
        return Replies.line("554 Message rejected: " + text);
    }

    private static String failed(Optional<String> text) {
        return Replies.line(
                "554 Transaction failed" + text.map(words -> ": " + words).orElse(""));
    }
}
