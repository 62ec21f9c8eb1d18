package io.pennypost.send;

import io.pennypost.auth.Caller;
import io.pennypost.send.admit.Admission;
import io.pennypost.send.admit.Admission.Verdict;
import io.pennypost.send.admit.Admitted;
import io.pennypost.send.admit.Finding;
import io.pennypost.send.admit.Refusal;
import io.pennypost.send.admit.Submitted;
import io.pennypost.send.compose.Composed;
import io.pennypost.send.compose.Composer;
import io.pennypost.send.compose.TemplateRendering;
import io.pennypost.send.compose.TemplateRendering.Outcome;
import io.pennypost.send.spool.Ids;
import io.pennypost.ses.account.SendingAllowance;
import io.pennypost.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a message is accepted, from any interface: admit, render, compose, debit, spool.
///
/// The answer is given after the spool's commit: what was answered with a message id survives a power cut. A refused
/// message leaves no trace but the metrics.
public final class Submission {
    private final Admission admission;
    private final TemplateRendering rendering = new TemplateRendering();
    private final Composer composer;
    private final SendingAllowance allowance;
    private final Custody custody;
    private final boolean strictTemplates;

    /// @param strictTemplates refuses what cannot be rendered, where SES tells it afterwards
    public Submission(
            Admission admission,
            Composer composer,
            SendingAllowance allowance,
            Custody custody,
            boolean strictTemplates) {
        this.admission = admission;
        this.composer = composer;
        this.allowance = allowance;
        this.custody = custody;
        this.strictTemplates = strictTemplates;
    }

    /// What the caller is told.
    public sealed interface Answer {
        /// The message is in custody.
        ///
        /// @param messageId the 60 characters of SES
        record Accepted(String messageId) implements Answer {}

        /// Nothing was kept.
        record Refused(Refusal refusal) implements Answer {}
    }

    /// Accepts or refuses one message.
    ///
    /// @throws io.pennypost.store.StoreException when the store cannot keep it; nothing was kept then
    public Answer submit(Caller caller, Submitted given) {
        return switch (admission.admit(caller, given)) {
            case Verdict.Refused(var refusal) -> new Answer.Refused(refusal);
            case Verdict.Tried(var findings, var message) -> new Answer.Refused(tried(findings, message));
            case Verdict.Pass(var message) ->
                switch (rendering.render(message)) {
                    case Outcome.Ready(var ready) -> take(ready);
                    case Outcome.Failed failed -> tell(message, failed);
                };
        };
    }

    /// What refuses every message of a bulk call.
    ///
    /// @param given one of them, without what is its own
    public Optional<Refusal> refusalOfAll(Caller caller, Submitted given) {
        return admission.refusalOfAll(caller, given);
    }

    private Answer take(Admitted message) {
        var id = custody.nextId(message.caller().scope());
        var composed = composer.compose(message, id);
        return tooLarge(message, composed)
                .<Answer>map(Answer.Refused::new)
                .orElseGet(() -> debited(message, id, () -> custody.take(message, composed, id)));
    }

    /// SES accepts a message that it cannot render and says so in an event.
    private Answer tell(Admitted message, Outcome.Failed failed) {
        if (strictTemplates) {
            return new Answer.Refused(unrendered(failed));
        }
        var id = custody.nextId(message.caller().scope());
        return debited(message, id, () -> custody.noteUnrendered(message, failed, id));
    }

    private static Refusal unrendered(Outcome.Failed failed) {
        return new Refusal.Malformed(Optional.of(failed.reason()));
    }

    private static Optional<Refusal> tooLarge(Admitted message, Composed composed) {
        var sizeMax = message.given().sizeMax();
        return composed.countedSize() > sizeMax
                ? Optional.of(new Refusal.TooLarge(composed.countedSize(), sizeMax))
                : Optional.empty();
    }

    /// What the checks said, and the stations behind them would.
    private Refusal tried(List<Finding> findings, Optional<Admitted> message) {
        var all = new ArrayList<>(findings);
        message.ifPresent(passed -> {
            switch (rendering.render(passed)) {
                case Outcome.Ready(var ready) -> {
                    var composed = composer.compose(
                            ready, custody.nextId(ready.caller().scope()));
                    all.add(new Finding("Size", tooLarge(ready, composed)));
                }
                // Nobody would get it, even where the call is answered as accepted.
                case Outcome.Failed failed -> all.add(new Finding("Rendering", Optional.of(unrendered(failed))));
            }
            all.add(new Finding("RateAndQuota", triedAllowance(passed)));
        });
        return new Refusal.DryRun(all);
    }

    private Optional<Refusal> triedAllowance(Admitted message) {
        return switch (cost(message)) {
            case SendingAllowance.Answer.Refused(var excess) -> Optional.of(refusal(excess));
            case SendingAllowance.Answer.Granted(var grant) -> {
                grant.giveBack();
                yield Optional.empty();
            }
        };
    }

    private SendingAllowance.Answer cost(Admitted message) {
        return allowance.take(message.caller().scope(), message.recipients().size(), message.countedRecipients());
    }

    private static Refusal refusal(SendingAllowance.Excess excess) {
        return switch (excess) {
            case RATE -> new Refusal.TooFast();
            case DAILY_QUOTA -> new Refusal.OverDailyQuota();
        };
    }

    /// Rate and quota are debited last, and not at all for what could not be kept: a failed call is not counted.
    private Answer debited(Admitted message, Ids id, Runnable keeping) {
        return switch (cost(message)) {
            case SendingAllowance.Answer.Refused(var excess) -> new Answer.Refused(refusal(excess));
            case SendingAllowance.Answer.Granted(var grant) -> {
                keep(grant, keeping);
                yield new Answer.Accepted(id.ses());
            }
        };
    }

    private static void keep(SendingAllowance.Grant grant, Runnable keeping) {
        try {
            keeping.run();
        } catch (StoreException e) {
            grant.giveBack();
            throw e;
        }
    }
}
