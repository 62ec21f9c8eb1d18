package io.pennypost.send;

import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.address.Address;
import io.pennypost.mail.address.Mailbox;
import io.pennypost.neighbor.sns.NotificationMail;
import io.pennypost.send.compose.Composer;

/// Sends what topics publish to subscriptions that are mail addresses. It bypasses admission and is not counted.
public final class TopicNotices implements NotificationMail {
    private final Composer composer;
    private final Custody custody;
    private final Mailbox sender;

    /// Sends from the system's own address.
    public TopicNotices(Composer composer, Custody custody, Mailbox sender) {
        this.composer = composer;
        this.custody = custody;
        this.sender = new Mailbox(java.util.Optional.of("AWS Notifications"), sender.address());
    }

    @Override
    public void send(Scope scope, String address, String subject, String text) {
        int at = address.lastIndexOf('@');
        var recipient = new Address(address.substring(0, at), address.substring(at + 1));
        var ids = custody.nextId(scope);
        var notice = composer.notice(scope, ids, sender, recipient, subject, text);
        custody.takeSystemMail(scope, notice, ids, sender.address(), recipient);
    }
}
