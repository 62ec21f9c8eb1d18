package io.pennypost.ses.receiptrule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Rules in the order in which they are asked. AWS: shapes `ReceiptRuleSetMetadata` and `ReceiptRule`.
public record ReceiptRuleSet(String name, List<ReceiptRule> rules, Instant createdAt) {
    public ReceiptRuleSet {
        rules = List.copyOf(rules);
    }

    /// The rules that do something, in order.
    public List<ReceiptRule> enabledRules() {
        return rules.stream().filter(ReceiptRule::enabled).toList();
    }

    /// The rule of a name.
    public Optional<ReceiptRule> rule(String ruleName) {
        return rules.stream().filter(rule -> rule.name().equals(ruleName)).findFirst();
    }

    ReceiptRuleSet withRules(List<ReceiptRule> changed) {
        return new ReceiptRuleSet(name, changed, createdAt);
    }

    ReceiptRuleSet without(String ruleName) {
        return withRules(
                rules.stream().filter(rule -> !rule.name().equals(ruleName)).toList());
    }

    /// With one more rule, behind the one that is named or first.
    ReceiptRuleSet with(ReceiptRule rule, Optional<String> after) {
        var changed = new ArrayList<>(rules);
        changed.add(after.map(this::indexOf).orElse(-1) + 1, rule);
        return withRules(changed);
    }

    /// With another rule in the place of the one of its name.
    ReceiptRuleSet replacing(ReceiptRule rule) {
        var changed = new ArrayList<>(rules);
        changed.set(indexOf(rule.name()), rule);
        return withRules(changed);
    }

    private int indexOf(String ruleName) {
        return rules.indexOf(rule(ruleName).orElseThrow());
    }
}
