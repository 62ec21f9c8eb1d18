package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.receiptrule.ReceiptRuleSets;

/// One rule.
///
/// AWS: SES API v1, `DescribeReceiptRule`.
final class DescribeReceiptRule implements Operation<DescribeReceiptRule.Input, DescribeReceiptRule.Output> {
    record Input(String ruleSetName, String ruleName) {}

    record Output(ReceiptRuleShape rule) {}

    private final ReceiptRuleSets sets;

    DescribeReceiptRule(ReceiptRuleSets sets) {
        this.sets = sets;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(ReceiptRuleShape.of(sets.requireRule(caller.scope(), input.ruleSetName(), input.ruleName())));
    }
}
