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
import io.pennypost.send.spool.Ids;
import io.pennypost.ses.account.SendingAllowance;
import io.pennypost.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a message is accepted, from any interface: admit, compose, debit, spool.
///
/// The answer is given after the spool's commit: what was answered with a message id survives a power cut. A refused
/// message leaves no trace but the metrics.
public final class Submission {
    private final Admission admission;
    private final Composer composer;
    private final SendingAllowance allowance;
    private final Custody custody;

    public Submission(Admission admission, Composer composer, SendingAllowance allowance, Custody custody) {
        this.admission = admission;
        this.composer = composer;
        this.allowance = allowance;
        this.custody = custody;
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
            case Verdict.Pass(var message) -> {
                var id = custody.nextId(caller.scope());
                var composed = composer.compose(message, id);
                if (composed.countedSize() > given.sizeMax()) {
                    yield new Answer.Refused(new Refusal.TooLarge(composed.countedSize(), given.sizeMax()));
                }
                yield take(message, composed, id);
            }
        };
    }

    /// What the checks said, and the stations behind them would.
    private Refusal tried(List<Finding> findings, Optional<Admitted> message) {
        var all = new ArrayList<>(findings);
        message.ifPresent(passed -> {
            var size = composer.compose(passed, custody.nextId(passed.caller().scope()))
                    .countedSize();
            var sizeMax = passed.given().sizeMax();
            all.add(new Finding(
                    "Size", size > sizeMax ? Optional.of(new Refusal.TooLarge(size, sizeMax)) : Optional.empty()));
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
    private Answer take(Admitted message, Composed composed, Ids id) {
        return switch (cost(message)) {
            case SendingAllowance.Answer.Refused(var excess) -> new Answer.Refused(refusal(excess));
            case SendingAllowance.Answer.Granted(var grant) -> {
                keep(message, composed, id, grant);
                yield new Answer.Accepted(id.ses());
            }
        };
    }

    private void keep(Admitted message, Composed composed, Ids id, SendingAllowance.Grant grant) {
        try {
            custody.take(message, composed, id);
        } catch (StoreException e) {
            grant.giveBack();
            throw e;
        }
    }
}
