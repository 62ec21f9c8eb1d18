package io.pennypost.receive.action;

import io.pennypost.mail.address.Address;
import io.pennypost.mail.address.Mailbox;
import io.pennypost.mail.dsn.RecipientStatus;
import io.pennypost.ses.receiptrule.ReceiptAction;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Tells the sender that the recipients of the rule are not served, and leaves them out of all that follows.
final class BounceAction {
    private static final String EXPLANATION = "This message could not be delivered.";

    private final Reports reports;
    private final BounceGuard guard;

    BounceAction(Reports reports, BounceGuard guard) {
        this.reports = reports;
        this.guard = guard;
    }

    ActionResult perform(Occasion occasion, ReceiptAction.Bounce action) throws IOException {
        var from = Mailbox.parse(action.sender())
                .mailboxIfParsed()
                .orElseThrow(() -> new RefusedException("The sender of the bounce is no address."));
        if (!reports.mayReport(occasion.mail().scope(), from.address())) {
            throw new RefusedException("The sender of the bounce, " + from.address() + ", is not verified.");
        }
        var status = action.statusCode().orElseGet(() -> action.smtpReplyCode().charAt(0) + ".0.0");
        var words = action.smtpReplyCode() + " " + status + " " + action.message();
        return bounce(occasion, from, status, words);
    }

    /// Sends back what is too large for a topic.
    ActionResult tooLarge(Occasion occasion) throws IOException {
        var domain = occasion.recipients().getFirst().domain();
        return bounce(
                occasion, Mailbox.of(new Address("mailer-daemon", domain)), "5.3.4", "552 5.3.4 Message too large");
    }

    private ActionResult bounce(Occasion occasion, Mailbox from, String status, String words) throws IOException {
        var against = guard.objection(occasion);
        if (against.isPresent()) {
            return new ActionResult.Done(Flow.BOUNCED, "No bounce was sent: " + against.get());
        }
        var mail = occasion.mail();
        var sender = mail.sender().orElseThrow();
        var id = reports.send(
                mail, from, EXPLANATION, new Reports.Message(), recipients(occasion.recipients(), status, words));
        guard.sent(sender);
        return new ActionResult.Done(Flow.BOUNCED, "bounced to " + sender + " as " + id);
    }

    private static List<RecipientStatus> recipients(List<Address> recipients, String status, String words) {
        return recipients.stream()
                .map(recipient -> new RecipientStatus(
                        recipient.toString(),
                        Optional.of(recipient.toString()),
                        RecipientStatus.Action.FAILED,
                        status,
                        Optional.empty(),
                        Optional.of("smtp; " + words),
                        Optional.empty(),
                        List.of()))
                .toList();
    }
}
