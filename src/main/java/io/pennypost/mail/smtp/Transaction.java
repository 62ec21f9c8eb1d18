package io.pennypost.mail.smtp;

import io.pennypost.mail.smtp.Capabilities.Extension;
import io.pennypost.mail.smtp.SmtpFailure.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One mail transaction: MAIL, RCPT for each recipient, DATA, the message, the final dot (RFC 5321 §3.3).
///
/// With PIPELINING (RFC 2920) the commands up to DATA leave in one write, so that a message takes two round trips. Then
/// the replies are read strictly in order, also those that no longer matter; a 354 after all recipients were refused is
/// answered with a lone dot (RFC 2920 §3.1). A 421 ends everything at once.
final class Transaction {
    /// More recipients than this are announced without DATA in the same write: the batch stays below any send window.
    private static final int BATCH_RECIPIENTS_MAX = 50;

    private final SmtpConnection connection;
    private final Envelope envelope;
    private final Content content;

    private Optional<Reply> mail = Optional.empty();
    private final List<Reply> recipients;
    private int accepted;
    private Optional<Reply> data = Optional.empty();
    private Optional<Reply> end = Optional.empty();
    private boolean dotWritten;

    Transaction(SmtpConnection connection, Envelope envelope, Content content) {
        this.connection = connection;
        this.envelope = envelope;
        this.content = content;
        this.recipients = new ArrayList<>(envelope.recipients().size());
    }

    Exchange run() {
        var failure = Optional.<SmtpFailure>empty();
        try {
            connection.resetIfNeeded();
            dialogue();
        } catch (SmtpFailure broken) {
            connection.spoil();
            failure = Optional.of(broken);
        } catch (RuntimeException | Error ours) {
            // The message could not be read: what the server has so far must not become a mail.
            connection.close();
            throw ours;
        }
        return new Exchange(mail, recipients, data, end, dotWritten, failure);
    }

    private void dialogue() throws SmtpFailure {
        if (connection.offers(Extension.PIPELINING)) {
            announceAtOnce();
        } else {
            announceStepByStep();
        }
        connection.resetLater(mail.isPresent() && mail.get().isSuccess());
        if (data.isEmpty() || !data.get().isIntermediate()) {
            return;
        }
        if (accepted == 0) {
            sendLoneDot();
            return;
        }
        sendMessage();
        connection.resetLater(false);
    }

    /// All commands in one write, then all replies; what follows a 421 is not waited for.
    private void announceAtOnce() throws SmtpFailure {
        var withData = envelope.recipients().size() <= BATCH_RECIPIENTS_MAX;
        connection.send(Phase.MAIL, batch(withData));
        var reply = mailReply();
        if (reply.isHangUp() || !readRecipients()) {
            return;
        }
        if (withData) {
            dataReply();
        } else if (accepted > 0) {
            connection.send(Phase.DATA, "DATA\r\n");
            dataReply();
        }
    }

    private boolean readRecipients() throws SmtpFailure {
        for (var i = 0; i < envelope.recipients().size(); i++) {
            if (recipientReply().isHangUp()) {
                return false;
            }
        }
        return true;
    }

    private String batch(boolean withData) {
        var batch = new StringBuilder(128);
        mailCommand(batch);
        for (var recipient : envelope.recipients()) {
            recipientCommand(batch, recipient);
        }
        return withData ? batch.append("DATA\r\n").toString() : batch.toString();
    }

    private void announceStepByStep() throws SmtpFailure {
        var command = new StringBuilder(64);
        mailCommand(command);
        connection.send(Phase.MAIL, command.toString());
        if (!mailReply().isSuccess()) {
            return;
        }
        for (var recipient : envelope.recipients()) {
            command.setLength(0);
            recipientCommand(command, recipient);
            connection.send(Phase.RCPT, command.toString());
            if (recipientReply().isHangUp()) {
                return;
            }
        }
        if (accepted > 0) {
            connection.send(Phase.DATA, "DATA\r\n");
            dataReply();
        }
    }

    private void mailCommand(StringBuilder out) {
        out.append("MAIL FROM:<").append(envelope.sender()).append('>');
        if (connection.offers(Extension.SIZE)) {
            out.append(" SIZE=").append(content.size());
        }
        if (envelope.eightBit() && connection.offers(Extension.EIGHT_BIT_MIME)) {
            out.append(" BODY=8BITMIME");
        }
        out.append("\r\n");
    }

    private static void recipientCommand(StringBuilder out, String recipient) {
        out.append("RCPT TO:<").append(recipient).append(">\r\n");
    }

    private Reply mailReply() throws SmtpFailure {
        var reply = connection.receive(Phase.MAIL);
        mail = Optional.of(reply);
        refuseIntermediate(Phase.MAIL, reply);
        return reply;
    }

    private Reply recipientReply() throws SmtpFailure {
        var reply = connection.receive(Phase.RCPT);
        recipients.add(reply);
        refuseIntermediate(Phase.RCPT, reply);
        if (reply.isSuccess()) {
            accepted++;
        }
        return reply;
    }

    private void refuseIntermediate(Phase phase, Reply reply) throws SmtpFailure {
        if (reply.isIntermediate()) {
            throw connection.broken(Kind.PROTOCOL, phase, "reply out of step: " + reply);
        }
    }

    private void dataReply() throws SmtpFailure {
        var reply = connection.receive(Phase.DATA);
        data = Optional.of(reply);
        if (reply.isSuccess()) {
            throw connection.broken(Kind.PROTOCOL, Phase.DATA, "reply out of step: " + reply);
        }
    }

    /// RFC 2920 §3.1: the server waits for a message that has nobody to go to.
    private void sendLoneDot() throws SmtpFailure {
        connection.send(Phase.DATA, ".\r\n");
        connection.receive(Phase.DOT);
    }

    private void sendMessage() throws SmtpFailure {
        var writer = connection.content();
        try {
            content.copyTo(writer);
            writer.finish();
            // From here on the server may have the whole message, whatever we get to see.
            dotWritten = true;
            writer.drain();
        } catch (IOException failure) {
            throw connection.lost(dotWritten ? Phase.DOT : Phase.DATA, failure);
        }
        var reply = connection.receive(Phase.DOT);
        end = Optional.of(reply);
        if (reply.isIntermediate()) {
            connection.spoil();
        }
    }
}
