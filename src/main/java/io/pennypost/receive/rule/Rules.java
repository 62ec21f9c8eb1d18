package io.pennypost.receive.rule;

import io.pennypost.mail.address.Address;
import io.pennypost.receive.rule.Judged.Verdict;
import io.pennypost.ses.receiptrule.ReceiptRule;
import io.pennypost.ses.receiptrule.ReceiptRuleSet;
import io.pennypost.ses.receiptrule.RecipientCondition;
import io.pennypost.ses.receiptrule.TlsPolicy;
import java.util.List;
import java.util.stream.Collectors;

/// What a rule set says to a recipient and to a mail. That the domains are verified is asked elsewhere.
public final class Rules {
    private Rules() {}

    /// Whether a recipient is taken.
    public enum Admission {
        ACCEPTED,
        /// A rule is about the recipient, but each that is demands TLS.
        TLS_REQUIRED,
        /// No rule is about the recipient.
        NO_RULE
    }

    /// Whether a recipient is taken: one enabled rule must be about it.
    ///
    /// @param tls whether the connection has TLS
    public static Admission admission(ReceiptRuleSet set, Address recipient, boolean tls) {
        var about = set.enabledRules().stream()
                .filter(rule -> rule.matches(recipient))
                .toList();
        if (about.isEmpty()) {
            return Admission.NO_RULE;
        }
        return about.stream().anyMatch(rule -> takes(rule, tls)) ? Admission.ACCEPTED : Admission.TLS_REQUIRED;
    }

    /// What each rule says, in the order of the set; those that match are run in this order until one stops.
    ///
    /// @param recipients of the mail
    /// @param tls        whether the mail came over TLS
    public static List<Judged> judge(ReceiptRuleSet set, List<Address> recipients, boolean tls) {
        return set.rules().stream().map(rule -> judge(rule, recipients, tls)).toList();
    }

    /// Whether a rule that matches wants spam and viruses looked for.
    public static boolean wantsScan(List<Judged> judged) {
        return judged.stream().anyMatch(one -> one.matches() && one.rule().scanEnabled());
    }

    private static Judged judge(ReceiptRule rule, List<Address> recipients, boolean tls) {
        if (!rule.enabled()) {
            return new Judged(rule, Verdict.DISABLED, List.of(), "The rule is not enabled.");
        }
        var about = recipients.stream().filter(rule::matches).toList();
        if (about.isEmpty()) {
            return new Judged(
                    rule,
                    Verdict.OTHER_RECIPIENTS,
                    List.of(),
                    "No recipient is among " + String.join(", ", rule.recipients()) + ".");
        }
        if (!takes(rule, tls)) {
            return new Judged(
                    rule, Verdict.TLS_REQUIRED, List.of(), "The rule demands TLS, and the mail came without.");
        }
        return new Judged(rule, Verdict.MATCHES, about, why(rule, about));
    }

    private static boolean takes(ReceiptRule rule, boolean tls) {
        return tls || rule.tlsPolicy() == TlsPolicy.OPTIONAL;
    }

    private static String why(ReceiptRule rule, List<Address> about) {
        if (rule.recipients().isEmpty()) {
            return "The rule has no conditions: it is about every recipient.";
        }
        return about.stream()
                .map(recipient -> recipient + " fulfills " + condition(rule, recipient))
                .collect(Collectors.joining("; ", "", "."));
    }

    private static String condition(ReceiptRule rule, Address recipient) {
        return rule.recipients().stream()
                .filter(text -> RecipientCondition.parse(text)
                        .filter(condition -> condition.matches(recipient))
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }
}
