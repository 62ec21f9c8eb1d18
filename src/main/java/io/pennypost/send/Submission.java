package io.pennypost.send;

import io.pennypost.auth.Caller;
import io.pennypost.send.admit.Admission;
import io.pennypost.send.admit.Admission.Verdict;
import io.pennypost.send.admit.Refusal;
import io.pennypost.send.admit.Submitted;
import io.pennypost.send.compose.Composer;

/// How a message is accepted, from any interface: admit, compose, spool.
///
/// The answer is given after the spool's commit: what was answered with a message id survives a power cut. A refused
/// message leaves no trace but the metrics.
public final class Submission {
    private final Admission admission;
    private final Composer composer;
    private final Custody custody;

    public Submission(Admission admission, Composer composer, Custody custody) {
        this.admission = admission;
        this.composer = composer;
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
            case Verdict.Pass(var message) -> {
                var id = custody.nextId(caller.scope());
                var composed = composer.compose(message, id);
                if (composed.countedSize() > given.sizeMax()) {
                    yield new Answer.Refused(new Refusal.TooLarge(composed.countedSize(), given.sizeMax()));
                }
                custody.take(message, composed, id);
                yield new Answer.Accepted(id.ses());
            }
        };
    }
}
