package io.pennypost.observe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Facts about messages, one line each, always with the message id as the sender knows it.
///
/// Fields are documented in `docs/mail-log.md` and change only like an API. Addresses appear here and in no other
/// log; content never does. Every method returns at once: what the sink cannot take is dropped and counted there. An
/// empty text leaves its field out. Safe for use by many threads.
public final class MailLog {
    private final LineSink sink;
    private final InstantSource clock;

    public MailLog(LineSink sink, InstantSource clock) {
        this.sink = sink;
        this.clock = clock;
    }

    /// What an accepted message was.
    ///
    /// @param account          twelve digits
    /// @param door             `v1`, `v2`, `smtp` or `system`
    /// @param from             address of the sender as admitted
    /// @param recipients       how many
    /// @param sizeBytes        as composed
    /// @param configurationSet empty: none
    public record Accepted(
            String account,
            String region,
            String door,
            String from,
            int recipients,
            long sizeBytes,
            String configurationSet) {}

    /// How one attempt went, for one recipient.
    ///
    /// @param host     name of the server; empty when none was reached
    /// @param address  IP address and port of the server; empty when none was reached
    /// @param tls      protocol version; empty without TLS
    /// @param attempt  counts from 1
    /// @param duration from connecting (or taking a kept connection) to the reply
    public record Attempt(String recipient, String host, String address, String tls, int attempt, Duration duration) {}

    /// A message is durable and will end in one final line for each recipient.
    public void accepted(String messageId, Accepted message) {
        write(line("accepted", messageId)
                .with("account", message.account())
                .with("region", message.region())
                .with("door", message.door())
                .with("from", message.from())
                .with("recipients", message.recipients())
                .with("size", message.sizeBytes())
                .with("set", message.configurationSet()));
    }

    /// How a mail from the world came.
    ///
    /// @param address    of the host that delivered it
    /// @param from       envelope sender; empty for the null sender
    /// @param recipients how many
    /// @param sizeBytes  as stored
    public record Received(String address, String from, int recipients, long sizeBytes) {}

    /// A mail from the world is durable.
    public void received(String messageId, Received mail) {
        write(line("received", messageId)
                .with("from", mail.from())
                .with("address", mail.address())
                .with("recipients", mail.recipients())
                .with("size", mail.sizeBytes()));
    }

    /// An attempt was made; what came of it is the next line.
    public void attempted(String messageId, Attempt attempt, String reply) {
        write(of("attempted", messageId, attempt).with("reply", reply));
    }

    /// Final: the receiving server took responsibility.
    public void delivered(String messageId, String recipient, String host, String reply, Duration sinceAccepted) {
        write(line("delivered", messageId)
                .with("to", recipient)
                .with("host", host)
                .with("after_ms", sinceAccepted.toMillis())
                .with("reply", reply));
    }

    /// Not now; it will be tried again.
    public void deferred(String messageId, String recipient, String reason, Instant retryAt) {
        write(line("deferred", messageId)
                .with("to", recipient)
                .with("retry_at", retryAt)
                .with("reason", reason));
    }

    /// Final: it could not be delivered.
    ///
    /// @param type the SES bounce type and subtype, for example `Permanent/General`
    public void bounced(String messageId, String recipient, String type, String reason) {
        write(line("bounced", messageId)
                .with("to", recipient)
                .with("type", type)
                .with("reason", reason));
    }

    /// Final: kept in the inbox instead of sent.
    public void captured(String messageId, String recipient) {
        write(line("captured", messageId).with("to", recipient));
    }

    /// Final: not sent, because the address is on a suppression list.
    public void suppressed(String messageId, String recipient, String reason) {
        write(line("suppressed", messageId).with("to", recipient).with("reason", reason));
    }

    /// Not tried any more until an operator acts, for example because the body is damaged.
    public void held(String messageId, String recipient, String reason) {
        write(line("held", messageId).with("to", recipient).with("reason", reason));
    }

    private MailLogLine of(String word, String messageId, Attempt attempt) {
        return line(word, messageId)
                .with("to", attempt.recipient())
                .with("attempt", attempt.attempt())
                .with("host", attempt.host())
                .with("address", attempt.address())
                .with("tls", attempt.tls())
                .with("took_ms", attempt.duration().toMillis());
    }

    private MailLogLine line(String word, String messageId) {
        return new MailLogLine(clock.instant(), word, messageId);
    }

    private void write(MailLogLine line) {
        sink.write(line.toString());
    }
}
