package io.pennypost.send;

import io.pennypost.auth.Caller;
import io.pennypost.send.admit.Admission;
import io.pennypost.send.admit.Admission.Verdict;
import io.pennypost.send.admit.Admitted;
import io.pennypost.send.admit.Refusal;
import io.pennypost.send.admit.Submitted;
import io.pennypost.send.compose.Composer;
import io.pennypost.send.compose.TemplateRendering;
import io.pennypost.send.compose.TemplateRendering.Outcome;
import java.util.Optional;

/// How a message is accepted, from any interface: admit, render, compose, spool.
///
/// The answer is given after the spool's commit: what was answered with a message id survives a power cut. A refused
/// message leaves no trace but the metrics.
public final class Submission {
    private final Admission admission;
    private final TemplateRendering rendering = new TemplateRendering();
    private final Composer composer;
    private final Custody custody;
    private final boolean strictTemplates;

    /// @param strictTemplates refuses what cannot be rendered, where SES tells it afterwards
    public Submission(Admission admission, Composer composer, Custody custody, boolean strictTemplates) {
        this.admission = admission;
        this.composer = composer;
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
        var sizeMax = message.given().sizeMax();
        if (composed.countedSize() > sizeMax) {
            return new Answer.Refused(new Refusal.TooLarge(composed.countedSize(), sizeMax));
        }
        custody.take(message, composed, id);
        return new Answer.Accepted(id.ses());
    }

    /// SES accepts a message that it cannot render and says so in an event.
    private Answer tell(Admitted message, Outcome.Failed failed) {
        if (strictTemplates) {
            return new Answer.Refused(new Refusal.Malformed(Optional.of(failed.reason())));
        }
        var id = custody.nextId(message.caller().scope());
        custody.noteUnrendered(message, failed, id);
        return new Answer.Accepted(id.ses());
    }
}
