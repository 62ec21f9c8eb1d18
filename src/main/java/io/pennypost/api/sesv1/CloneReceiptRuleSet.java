package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.receiptrule.ReceiptRuleSets;
import java.time.InstantSource;

/// Creates a rule set with all rules of another.
///
/// AWS: SES API v1, `CloneReceiptRuleSet`.
final class CloneReceiptRuleSet implements Operation<CloneReceiptRuleSet.Input, CloneReceiptRuleSet.Output> {
    record Input(String ruleSetName, String originalRuleSetName) {}

    record Output() {}

    private final ReceiptRuleSets sets;
    private final InstantSource clock;

    CloneReceiptRuleSet(ReceiptRuleSets sets, InstantSource clock) {
        this.sets = sets;
        this.clock = clock;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        sets.copy(caller.scope(), input.originalRuleSetName(), input.ruleSetName(), clock.instant());
        return new Output();
    }
}
