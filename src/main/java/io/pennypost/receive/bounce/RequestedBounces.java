package io.pennypost.receive.bounce;

import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.mail.address.Mailbox;
import io.pennypost.mail.dsn.RecipientStatus;
import io.pennypost.receive.ReceivedMail;
import io.pennypost.receive.ReceivedMails;
import io.pennypost.receive.action.Reports;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.SesLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Sends the bounces that clients ask for.
public final class RequestedBounces {
    private static final String EXPLANATION = "This message could not be delivered.";

    private final ReceivedMails mails;
    private final Reports reports;
    private final InstantSource clock;

    public RequestedBounces(ReceivedMails mails, Reports reports, InstantSource clock) {
        this.mails = mails;
        this.reports = reports;
        this.clock = clock;
    }

    /// What is asked for.
    ///
    /// @param originalId  of a mail that was received within the last 24 hours
    /// @param sender      who bounces: a verified identity
    /// @param explanation for people
    public record Request(
            String originalId,
            String sender,
            Optional<String> explanation,
            Reports.Message message,
            List<RecipientStatus> recipients) {
        public Request {
            recipients = List.copyOf(recipients);
        }
    }

    /// Sends it to the envelope sender of the mail.
    ///
    /// @return the SES message id of the bounce
    /// @throws BadRequest   no recipients, or a sender that is no address
    /// @throws ServiceError `MessageRejected` for a sender that is not verified, and for a mail that is not known,
    ///     too old, or has the null sender
    public String send(Scope scope, Request request) {
        if (request.recipients().isEmpty()) {
            throw new BadRequest("BouncedRecipientInfoList must not be empty.");
        }
        var from = Mailbox.parse(request.sender())
                .mailboxIfParsed()
                .orElseThrow(() -> new BadRequest("Not a valid bounceSender: " + request.sender()));
        if (!reports.mayReport(scope, from.address())) {
            throw rejected("Email address is not verified. The following identities failed the check in region "
                    + scope.region().toUpperCase(Locale.ROOT) + ": " + from.address());
        }
        var mail = mail(scope, request.originalId());
        try {
            return reports.send(
                    mail, from, request.explanation().orElse(EXPLANATION), request.message(), request.recipients());
        } catch (IOException e) {
            throw new UncheckedIOException("The received mail " + mail.id() + " cannot be read.", e);
        }
    }

    private ReceivedMail mail(Scope scope, String id) {
        var earliest = clock.instant().minus(SesLimits.SEND_BOUNCE_WINDOW);
        var mail = mails.find(scope, id)
                .filter(found -> found.at().isAfter(earliest))
                .orElseThrow(() -> rejected("No message " + id + " was received within the last 24 hours."));
        if (mail.sender().isEmpty()) {
            // RFC 5321 §4.5.5: nothing is ever sent to the null sender.
            throw rejected("The message " + id + " has no sender that could be told.");
        }
        return mail;
    }

    private static ServiceError rejected(String text) {
        return new ServiceError("MessageRejected", text);
    }
}
