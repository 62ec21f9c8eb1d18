package io.pennypost.receive.feedback;

import io.pennypost.mail.reply.Finding;
import io.pennypost.mail.reply.Provider;
import io.pennypost.mail.reply.Refusal;
import io.pennypost.mail.reply.ReplyRules;
import io.pennypost.mail.report.RecipientStatus;
import io.pennypost.send.outcome.Bounce;
import io.pennypost.send.outcome.ReplyClass;
import java.util.Locale;
import java.util.Optional;

/// Says which bounce a reported failure is.
///
/// The server's own words are asked first, then what the report says for people. Whether the refusal is for good is
/// told by the first digit of the reply, or else of the enhanced code.
public final class BounceJudge {
    private final ReplyRules rules;

    public BounceJudge(ReplyRules rules) {
        this.rules = rules;
    }

    /// The verdict on a status; for one that is not final, what it would be.
    public Verdict judge(RecipientStatus status) {
        var finding = finding(status);
        var replyClass = ReplyClass.of(finding.reason());
        var refused = isRefused(status);
        return new Verdict(replyClass, bounce(replyClass, refused, status), finding, refused);
    }

    private Finding finding(RecipientStatus status) {
        var provider = provider(status);
        var said = rules.classify(refusal(status, status.diagnostic(), provider));
        if (status.explanation().isBlank()) {
            return said;
        }
        if (said.byWords() && !(speaksAgainst(said) && isContradicted(said, status.explanation()))) {
            return said;
        }
        var explained = rules.classify(refusal(status, status.explanation(), provider));
        if (said.byWords()) {
            return explained.byWords() && !speaksAgainst(explained) ? explained : said;
        }
        return explained.byWords() ? explained : said;
    }

    private static boolean speaksAgainst(Finding finding) {
        return ReplyClass.of(finding.reason()).suppression() == ReplyClass.Suppression.AT_ONCE;
    }

    /// A report that tells people something else than machines: nobody is suppressed for it.
    private static boolean isContradicted(Finding said, String explanation) {
        return !String.join(" ", explanation.toLowerCase(Locale.ROOT).split("\\s+"))
                .contains(said.matched());
    }

    private static Refusal refusal(RecipientStatus status, String text, Optional<Provider> provider) {
        return Refusal.told(status.replyCode(), status.status(), text, provider);
    }

    private static Optional<Provider> provider(RecipientStatus status) {
        return status.remoteMta()
                .flatMap(Provider::ofHost)
                .or(() -> status.recipient()
                        .flatMap(address -> Provider.ofDomain(address.substring(address.lastIndexOf('@') + 1))));
    }

    private static boolean isRefused(RecipientStatus status) {
        return status.replyCode()
                .map(code -> code / 100 == 5)
                .or(() -> status.status().map(code -> code.category() == 5))
                .orElse(true);
    }

    private static Bounce bounce(ReplyClass replyClass, boolean refused, RecipientStatus status) {
        // A DNS that did not answer in time is told in the same words as a name that does not exist.
        if (!refused && replyClass == ReplyClass.UNKNOWN_DOMAIN) {
            return Bounce.TRANSIENT;
        }
        var bounce = refused ? replyClass.whenRefused() : replyClass.whenExpired();
        var unnamed = status.addresses().isEmpty() && replyClass == ReplyClass.UNKNOWN_USER;
        return unnamed && bounce == Bounce.PERMANENT ? Bounce.NO_EMAIL : bounce;
    }
}
