package io.pennypost.receive;

import io.pennypost.ses.receiptrule.ReceiptRuleSet;

/// Does with a mail what receipt rules say.
public interface RuleRun {
    /// Runs the rules over one mail. It may be run again after a crash.
    ///
    /// @param mail     its body has all fields that we add, and none that only look like ours
    /// @param rules    as they stood when the mail came
    /// @param attempts how often this was begun and put off before
    Handled run(ReceivedMail mail, ReceiptRuleSet rules, Verdicts.Judged judged, int attempts);

    /// Whether something of a mail is still to be tried again, so that it must be kept.
    default boolean needs(ReceivedMail mail) {
        return false;
    }
}
