package io.pennypost.neighbor.sns;

import io.pennypost.aws.arn.Scope;

/// Sends notifications to subscriptions that are mail addresses.
@FunctionalInterface
public interface NotificationMail {
    /// Sends one mail; it is in custody on return.
    void send(Scope scope, String address, String subject, String text);
}
