package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.receiptrule.ReceiptRuleSets;
import java.time.InstantSource;

/// Creates an empty rule set.
///
/// AWS: SES API v1, `CreateReceiptRuleSet`.
final class CreateReceiptRuleSet implements Operation<CreateReceiptRuleSet.Input, CreateReceiptRuleSet.Output> {
    record Input(String ruleSetName) {}

    record Output() {}

    private final ReceiptRuleSets sets;
    private final InstantSource clock;

    CreateReceiptRuleSet(ReceiptRuleSets sets, InstantSource clock) {
        this.sets = sets;
        this.clock = clock;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        sets.create(caller.scope(), input.ruleSetName(), clock.instant());
        return new Output();
    }
}
