package io.pennypost.send.outcome;

import io.pennypost.mail.smtp.EnhancedCode;
import io.pennypost.mail.smtp.Phase;
import io.pennypost.mail.smtp.Reply;
import io.pennypost.send.deliver.RecipientOutcome;
import io.pennypost.send.schedule.RetryHint;
import io.pennypost.send.schedule.RetrySchedule;
import io.pennypost.send.schedule.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Decides from the facts of an attempt: delivered, bounced, or to be tried again and when.
///
/// Whether a refusal is final is told by the first digit of the reply alone; the class of the reply says which bounce
/// it is and which row of the retry schedule applies. A domain that does not exist is looked up three times before
/// that is believed.
final class Decisions {
    private final ReplyClassifier classifier;
    private final RetrySchedule schedule;

    Decisions(ReplyClassifier classifier, RetrySchedule schedule) {
        this.classifier = classifier;
        this.schedule = schedule;
    }

    /// The time frame of one message.
    record Frame(Instant acceptedAt, Instant expiresAt, Instant now) {}

    /// @param attemptsBefore attempts of this recipient before the one that ended so
    Decision decide(RecipientOutcome outcome, int attemptsBefore, Frame frame) {
        return switch (outcome) {
            case RecipientOutcome.Delivered(var reply) -> new Decision.Delivered(reply);
            case RecipientOutcome.Refused(var reply, var phase) -> refused(reply, classifier.classify(reply, phase));
            case RecipientOutcome.Deferred(var reply, var phase) -> deferred(reply, phase, attemptsBefore, frame);
            case RecipientOutcome.Unreachable unreachable -> unreachable(unreachable, attemptsBefore, frame);
            case RecipientOutcome.NoRoute noRoute -> noRoute(noRoute, attemptsBefore, frame);
            case RecipientOutcome.Unknown unknown ->
                again(
                        unknown.reply(),
                        ReplyClass.NETWORK,
                        Trouble.AFTER_DOT,
                        "lost-after-dot",
                        attemptsBefore + 1,
                        frame);
            case RecipientOutcome.TooLarge tooLarge ->
                refused(tooLarge.reply(), new ReplyClassifier.Finding(ReplyClass.MESSAGE_TOO_LARGE, "size"));
            case RecipientOutcome.EightBitNotSupported eightBit ->
                refused(eightBit.reply(), new ReplyClassifier.Finding(ReplyClass.MALFORMED, "8bitmime"));
        };
    }

    /// The bounce of a message whose queue lifetime ended while it waited.
    Decision.Bounced expired(Optional<String> lastReply, ReplyClass replyClass, String rule, Frame frame) {
        var minutes = Duration.between(frame.acceptedAt, frame.expiresAt).toMinutes();
        var diagnostic = "smtp; 554 4.4.7 Message expired: unable to deliver in " + minutes + " minutes.<"
                + lastReply.orElse("") + ">";
        return new Decision.Bounced(replyClass.whenExpired(), "4.4.7", diagnostic, rule);
    }

    private static Decision refused(Reply reply, ReplyClassifier.Finding finding) {
        return new Decision.Bounced(
                finding.replyClass().whenRefused(), status(reply), "smtp; " + reply, finding.rule());
    }

    private Decision deferred(Reply reply, Phase phase, int attemptsBefore, Frame frame) {
        var finding = classifier.classify(reply, phase);
        // RFC 5321 §3.8: a server that hangs up before it heard of a recipient has not judged one.
        var counts = !reply.isHangUp() || phase.compareTo(Phase.RCPT) >= 0;
        var trouble = phase.compareTo(Phase.DATA) >= 0 && finding.replyClass().trouble() == Trouble.NORMAL
                ? Trouble.CONTENT
                : finding.replyClass().trouble();
        // What does not exist today may tomorrow: only our own look-ups are final about a domain.
        var patient = trouble == Trouble.NO_SUCH_DOMAIN ? Trouble.NORMAL : trouble;
        return again(
                reply,
                finding.replyClass(),
                patient,
                finding.rule(),
                counts ? attemptsBefore + 1 : attemptsBefore,
                frame);
    }

    private Decision unreachable(RecipientOutcome.Unreachable unreachable, int attemptsBefore, Frame frame) {
        var reply = unreachable.reply();
        return switch (unreachable.trouble()) {
            case CONNECTION_REFUSED, NOT_CONNECTED, LOST ->
                again(reply, ReplyClass.NETWORK, Trouble.NORMAL, "network", attemptsBefore + 1, frame);
            case TIMEOUT -> again(reply, ReplyClass.NETWORK, Trouble.TIMEOUT, "timeout", attemptsBefore + 1, frame);
            case PROTOCOL -> again(reply, ReplyClass.PROTOCOL, Trouble.NORMAL, "protocol", attemptsBefore + 1, frame);
            case TLS -> again(reply, ReplyClass.TLS_FAILED, Trouble.TLS, "tls", attemptsBefore + 1, frame);
            // Nothing was tried, so nothing is counted.
            case BUSY -> again(reply, ReplyClass.TOO_MANY_CONNECTIONS, Trouble.NORMAL, "busy", attemptsBefore, frame);
        };
    }

    private Decision noRoute(RecipientOutcome.NoRoute noRoute, int attemptsBefore, Frame frame) {
        var reply = noRoute.reply();
        return switch (noRoute.cause()) {
            case NULL_MX -> refused(reply, new ReplyClassifier.Finding(ReplyClass.NO_MAIL_DOMAIN, "null-mx"));
            case LOOPS_TO_SELF -> refused(reply, new ReplyClassifier.Finding(ReplyClass.LOOP, "loop"));
            case DNS_FAILURE -> again(reply, ReplyClass.DNS, Trouble.DNS, "dns", attemptsBefore + 1, frame);
            case NO_SUCH_DOMAIN, NO_ADDRESS -> {
                var finding = new ReplyClassifier.Finding(ReplyClass.UNKNOWN_DOMAIN, "no-such-domain");
                yield attemptsBefore + 1 >= Trouble.NO_SUCH_DOMAIN.attemptsMax()
                        ? refused(Reply.of(550, "5.4.4 Invalid domain"), finding)
                        : again(
                                reply,
                                finding.replyClass(),
                                Trouble.NO_SUCH_DOMAIN,
                                finding.rule(),
                                attemptsBefore + 1,
                                frame);
            }
        };
    }

    private Decision again(
            Reply reply, ReplyClass replyClass, Trouble trouble, String rule, int attempts, Frame frame) {
        var next = schedule.next(
                trouble, attempts, RetryHint.of(reply.text()), frame.now, frame.acceptedAt, frame.expiresAt);
        return next.<Decision>map(at -> new Decision.Deferred(at, attempts, replyClass.delayType(), reply, rule))
                .orElseGet(() -> expired(Optional.of(reply.toString()), replyClass, rule, frame));
    }

    private static String status(Reply reply) {
        return reply.enhanced().map(EnhancedCode::toString).orElseGet(() -> reply.code() / 100 + ".0.0");
    }
}
