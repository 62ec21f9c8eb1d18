package io.pennypost.send;

import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.address.Address;
import io.pennypost.mail.address.Mailbox;
import io.pennypost.send.compose.Composer;
import io.pennypost.ses.identity.VerificationMail;
import java.time.Instant;
import java.util.Locale;

/// Sends the mail that asks the owner of an address to open a link. It bypasses admission and is not counted.
public final class VerificationNotices implements VerificationMail {
    private final Composer composer;
    private final Custody custody;
    private final Mailbox sender;

    /// Sends from the system's own address.
    public VerificationNotices(Composer composer, Custody custody, Mailbox sender) {
        this.composer = composer;
        this.custody = custody;
        this.sender = sender;
    }

    @Override
    public void send(Scope scope, String address, String link, Instant expires) {
        var at = address.lastIndexOf('@');
        var recipient = new Address(address.substring(0, at), address.substring(at + 1));
        var ids = custody.nextId(scope);
        var subject =
                "Email Address Verification Request in region " + scope.region().toUpperCase(Locale.ROOT);
        var notice = composer.notice(scope, ids, sender, recipient, subject, text(scope, address, link, expires));
        custody.takeSystemMail(scope, notice, ids, sender.address(), recipient);
    }

    private static String text(Scope scope, String address, String link, Instant expires) {
        return """
                Somebody with account %s asked to send mail as %s.

                If that was you, open this link and confirm it before %s:

                %s

                If it was not you, do nothing: without your confirmation nobody can use the address.
                """.formatted(scope.account(), address, expires, link);
    }
}
