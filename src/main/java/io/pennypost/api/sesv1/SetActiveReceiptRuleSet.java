package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.receiptrule.ReceiptRuleSets;
import java.util.Optional;

/// Makes a rule set the active one; without a name none is active from now on.
///
/// AWS: SES API v1, `SetActiveReceiptRuleSet`.
final class SetActiveReceiptRuleSet
        implements Operation<SetActiveReceiptRuleSet.Input, SetActiveReceiptRuleSet.Output> {
    record Input(Optional<String> ruleSetName) {}

    record Output() {}

    private final ReceiptRuleSets sets;

    SetActiveReceiptRuleSet(ReceiptRuleSets sets) {
        this.sets = sets;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        input.ruleSetName()
                .ifPresentOrElse(name -> sets.activate(caller.scope(), name), () -> sets.deactivate(caller.scope()));
        return new Output();
    }
}
