package io.pennypost.receive.action;

import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.address.Address;
import io.pennypost.mail.address.Mailbox;
import io.pennypost.mail.dsn.RecipientStatus;
import io.pennypost.mail.dsn.StatusReport;
import io.pennypost.mail.dsn.StatusReportWriter;
import io.pennypost.mail.mime.HeaderField;
import io.pennypost.receive.ReceivedMail;
import io.pennypost.send.OwnMail;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/// Sends status reports about mail that was received to its senders.
public final class Reports {
    private final OwnMail own;
    private final BiPredicate<Scope, Address> verified;

    /// @param verified whether an address is one that mail may be sent from
    public Reports(OwnMail own, BiPredicate<Scope, Address> verified) {
        this.own = own;
        this.verified = verified;
    }

    /// What a report says of the message as a whole, where it is not the usual.
    ///
    /// @param reportingMta with type: `dns; mail.example.com`
    public record Message(Optional<String> reportingMta, Optional<Instant> arrival, List<HeaderField> extensions) {
        public Message {
            extensions = List.copyOf(extensions);
        }

        /// The usual: SES's own host, and when the mail came.
        public Message() {
            this(Optional.empty(), Optional.empty(), List.of());
        }
    }

    /// Whether reports may come from an address.
    public boolean mayReport(Scope scope, Address from) {
        return verified.test(scope, from);
    }

    /// Sends a report to the envelope sender, who must not be the null sender.
    ///
    /// @return the SES message id of the report
    /// @throws IOException when the mail cannot be read
    public String send(
            ReceivedMail mail, Mailbox from, String explanation, Message message, List<RecipientStatus> recipients)
            throws IOException {
        var sender = mail.sender().orElseThrow();
        var header = AmendedMail.header(mail.body());
        byte[] original;
        try (var in = mail.body().open()) {
            original = in.readNBytes(header.end());
        }
        var report = new StatusReport(
                from,
                sender,
                explanation,
                message.reportingMta()
                        .orElseGet(() -> "dns; inbound-smtp." + mail.scope().region() + ".amazonaws.com"),
                message.arrival().or(() -> Optional.of(mail.at())),
                message.extensions(),
                recipients,
                original);
        return own.report(mail.scope(), from.address(), sender, (id, at) -> StatusReportWriter.write(report, id, at));
    }
}
