package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.account.Accounts;

/// Changes the pricing plan from the next month on. Kept and told, nothing more.
///
/// AWS: SES API v2, `PutAccountPricingAttributes`.
final class PutAccountPricingAttributes
        implements Operation<PutAccountPricingAttributes.Input, PutAccountPricingAttributes.Output> {
    record Input(String plan) {}

    record Output() {}

    private final Accounts accounts;

    PutAccountPricingAttributes(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        accounts.setPricingPlan(caller.scope(), input.plan());
        return new Output();
    }
}
