package io.pennypost.api.submit;

import io.pennypost.auth.Caller;
import io.pennypost.send.Submission;
import io.pennypost.send.admit.Refusal;
import io.pennypost.send.admit.Submitted;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.SesLimits;
import io.pennypost.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The messages of one bulk call: refused as a whole, or each with a result of its own.
public final class BulkSubmission {
    private final Submission submission;

    public BulkSubmission(Submission submission) {
        this.submission = submission;
    }

    /// What came of one message.
    public sealed interface Result {
        /// It is in custody.
        record Accepted(String messageId) implements Result {}

        /// This one is refused; the others are not concerned.
        record Refused(Refusal refusal) implements Result {}

        /// The store could not keep it; it may be tried again.
        record Lost() implements Result {}
    }

    /// Submits messages in their order.
    ///
    /// @param common what the messages have in common, without recipients
    /// @param error  what a refusal of the whole call is thrown as
    /// @return one result for each, in their order
    /// @throws BadRequest none, or more than 50
    public List<Result> submit(
            Caller caller, Submitted common, List<Submitted> messages, Function<Refusal, RuntimeException> error) {
        if (messages.isEmpty() || messages.size() > SesLimits.BULK_ENTRIES_MAX) {
            throw new BadRequest("A bulk call must have 1 to " + SesLimits.BULK_ENTRIES_MAX + " destinations.");
        }
        Optional<Refusal> whole = submission.refusalOfAll(caller, common);
        if (whole.isPresent()) {
            throw error.apply(whole.get());
        }
        var results = new ArrayList<Result>(messages.size());
        messages.forEach(message -> results.add(submit(caller, message)));
        return results;
    }

    private Result submit(Caller caller, Submitted message) {
        try {
            return switch (submission.submit(caller, message)) {
                case Submission.Answer.Accepted(var messageId) -> new Result.Accepted(messageId);
                case Submission.Answer.Refused(var refusal) -> new Result.Refused(refusal);
            };
        } catch (StoreException e) {
            // What was accepted before must be told, so this cannot end the call.
            return new Result.Lost();
        }
    }
}
