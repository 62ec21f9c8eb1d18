package io.pennypost.receive;

import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.address.Address;
import io.pennypost.mail.address.Mailbox;
import io.pennypost.mail.mime.Attachment;
import io.pennypost.mail.mime.Content;
import io.pennypost.mail.mime.HeaderField;
import io.pennypost.mail.mime.TransferEncoding;
import io.pennypost.send.Custody;
import io.pennypost.send.compose.Composer;
import io.pennypost.store.Body;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// Sends what comes to postmaster, abuse and fbl of our host names to the operator, whole and as a file: as it came it
/// would fail the sender's DMARC.
public final class OperatorMail implements OperatorCopies {
    /// What bears it, with our name, has been here: the operator has his mail sent back to us.
    private static final String MARK = "X-Loop";

    private final Composer composer;
    private final Custody custody;
    private final Mailbox sender;
    private final Address operator;
    private final Scope home;
    private final String hostname;

    /// @param sender   the system's own address
    /// @param hostname what our mark names
    public OperatorMail(
            Composer composer, Custody custody, Mailbox sender, Address operator, Scope home, String hostname) {
        this.composer = composer;
        this.custody = custody;
        this.sender = sender;
        this.operator = operator;
        this.home = home;
        this.hostname = hostname;
    }

    @Override
    public Handled forward(ReceivedMail mail) {
        if (isOwn(mail.body())) {
            return Handled.done(new Handled.Note("LoopCut", "{}"));
        }
        var ids = custody.nextId(home);
        var recipient = mail.recipients().getFirst();
        var notice = composer.notice(
                home,
                ids,
                sender,
                operator,
                "Mail to " + recipient,
                "Mail from " + mail.sender().map(Address::toString).orElse("the null sender") + " to " + recipient
                        + " came from " + mail.peer().getHostAddress() + ". It is attached.\n",
                List.of(new HeaderField(MARK, hostname)),
                List.of(attached(mail.body())));
        custody.takeSystemMail(home, notice, ids, sender.address(), operator);
        return Handled.done(new Handled.Note("ToOperator", "{\"messageId\":\"" + ids.ses() + "\"}"));
    }

    private boolean isOwn(Body body) {
        try {
            return Reception.header(body).all(MARK).stream()
                    .anyMatch(field -> field.value().equals(hostname));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Not `message/rfc822`, which must not be in base64 (RFC 2046 §5.2.1).
    private static Attachment attached(Body body) {
        var content = new Content() {
            @Override
            public long size() {
                return body.size();
            }

            @Override
            public InputStream open() throws IOException {
                return body.open();
            }
        };
        return new Attachment(
                "message.eml",
                Optional.of("application/octet-stream"),
                false,
                Optional.empty(),
                Optional.empty(),
                TransferEncoding.BASE64,
                content);
    }
}
