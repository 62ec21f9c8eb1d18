package io.pennypost.send.deliver;

import io.pennypost.mail.smtp.Exchange;
import io.pennypost.mail.smtp.Phase;
import io.pennypost.mail.smtp.Reply;
import io.pennypost.mail.smtp.SmtpFailure;
import io.pennypost.send.deliver.RecipientOutcome.Deferred;
import io.pennypost.send.deliver.RecipientOutcome.Delivered;
import io.pennypost.send.deliver.RecipientOutcome.Refused;
import io.pennypost.send.deliver.RecipientOutcome.Trouble;
import io.pennypost.send.deliver.RecipientOutcome.Unknown;
import io.pennypost.send.deliver.RecipientOutcome.Unreachable;
import java.util.Locale;
import java.util.Optional;

/// Reads out of an [Exchange] what became of each recipient.
///
/// The first word against a recipient counts: the refusal of MAIL, then its own reply to RCPT, then what was said
/// to the message. A dialogue that broke before the dot accepted nothing; after it, nobody knows.
final class Verdicts {
    private final Exchange exchange;

    Verdicts(Exchange exchange) {
        this.exchange = exchange;
    }

    /// What became of a recipient, by its place in the envelope. Empty when it was one too many for this transaction
    /// and belongs into the next.
    Optional<RecipientOutcome> of(int index) {
        if (exchange.mail().isPresent() && isRefusal(exchange.mail().get())) {
            return Optional.of(answered(exchange.mail().get(), Phase.MAIL));
        }
        if (index < exchange.recipients().size()) {
            var reply = exchange.recipients().get(index);
            if (isRefusal(reply)) {
                return isOneTooMany(reply, index) ? Optional.empty() : Optional.of(answered(reply, Phase.RCPT));
            }
        }
        return Optional.of(ofMessage());
    }

    /// What became of all recipients that were not refused by name.
    private RecipientOutcome ofMessage() {
        if (exchange.end().isPresent()) {
            return answered(exchange.end().get(), Phase.DOT);
        }
        if (exchange.failure().isPresent()) {
            var failure = exchange.failure().get();
            return exchange.dotWritten() ? new Unknown(failure.detail()) : unreachable(failure);
        }
        if (exchange.data().isPresent() && isRefusal(exchange.data().get())) {
            return answered(exchange.data().get(), Phase.DATA);
        }
        // No reply to DATA, and nothing broke: the server hung up on a recipient.
        return exchange.recipients().stream()
                .filter(Reply::isHangUp)
                .findFirst()
                .map(reply -> answered(reply, Phase.RCPT))
                .orElseThrow(() -> new IllegalStateException("a dialogue without end: " + exchange));
    }

    static RecipientOutcome unreachable(SmtpFailure failure) {
        var trouble = switch (failure.kind()) {
            case REFUSED -> Trouble.CONNECTION_REFUSED;
            case UNREACHABLE -> Trouble.NOT_CONNECTED;
            case TIMEOUT -> failure.phase() == Phase.CONNECT ? Trouble.NOT_CONNECTED : Trouble.TIMEOUT;
            case LOST -> Trouble.LOST;
            case PROTOCOL -> Trouble.PROTOCOL;
            case TLS -> Trouble.TLS;
        };
        return new Unreachable(trouble, failure.detail());
    }

    private static RecipientOutcome answered(Reply reply, Phase phase) {
        if (reply.isSuccess()) {
            return new Delivered(reply);
        }
        return reply.isPermanent() ? new Refused(reply, phase) : new Deferred(reply, phase);
    }

    private static boolean isRefusal(Reply reply) {
        return reply.isTransient() || reply.isPermanent();
    }

    /// "Too many recipients" (RFC 5321 §4.5.3.1.10) after others were accepted: the rest goes at once in a
    /// transaction of its own. 552 is the old spelling, but also that of a full mailbox, so it has to say so.
    private boolean isOneTooMany(Reply reply, int index) {
        var othersAccepted = exchange.recipients().stream().limit(index).anyMatch(Reply::isSuccess);
        if (!othersAccepted || reply.isHangUp()) {
            return false;
        }
        return reply.enhanced()
                .map(code -> code.is(5, 3))
                .orElseGet(() -> reply.code() == 452 || (reply.code() == 552 && saysTooMany(reply)));
    }

    private static boolean saysTooMany(Reply reply) {
        return reply.text().toLowerCase(Locale.ROOT).contains("too many recipients");
    }
}
