package io.pennypost.send.outcome;

import io.pennypost.mail.reply.Refusal;
import io.pennypost.mail.reply.ReplyRules;
import io.pennypost.mail.smtp.Phase;
import io.pennypost.mail.smtp.Reply;

/// Names the class of a refusal by the table of rules.
///
/// Whether a refusal is final is told by the first digit of the reply alone; the class only says what it is about.
/// Each answer names the rule that decided.
final class ReplyClassifier {
    private final ReplyRules rules = ReplyRules.shipped();

    /// What a reply is about, and the rule that says so.
    record Finding(ReplyClass replyClass, String rule) {}

    /// The class of a refusal.
    Finding classify(Reply reply, Phase phase) {
        var found = rules.classify(Refusal.of(reply, phase));
        return new Finding(ReplyClass.of(found.reason()), found.rule());
    }
}
