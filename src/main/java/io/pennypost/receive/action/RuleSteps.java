package io.pennypost.receive.action;

import io.pennypost.receive.Handled;
import io.pennypost.receive.Handled.Note;
import io.pennypost.receive.ReceivedMail;
import io.pennypost.receive.RuleRun;
import io.pennypost.receive.Verdicts.Judged;
import io.pennypost.ses.receiptrule.ReceiptRuleSet;

/// Receipt rules as a step of a mail's treatment. What fails waits with [RuleRuns], which tries it again by itself:
/// for the treatment, a run has always ended.
public final class RuleSteps implements RuleRun {
    private final RuleRuns runs;
    private final boolean shows;

    /// @param shows whether mail is kept for people to read, whatever its rules do
    public RuleSteps(RuleRuns runs, boolean shows) {
        this.runs = runs;
        this.shows = shows;
    }

    @Override
    public Handled run(ReceivedMail mail, ReceiptRuleSet rules, Judged judged, int attempts) {
        runs.run(mail, rules, judged.verdicts());
        var verdicts = new Note("Verdicts", judged.json());
        return shows ? Handled.keptForReading(verdicts, new Note("StoredToInbox", "{}")) : Handled.done(verdicts);
    }

    @Override
    public boolean needs(ReceivedMail mail) {
        return runs.needs(mail);
    }
}
