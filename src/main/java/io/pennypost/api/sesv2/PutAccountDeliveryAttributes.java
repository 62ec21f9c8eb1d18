package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.account.Accounts;

/// Where mail of shared addresses may go out from. Kept and told, nothing more: Pennypost has no shared pool.
///
/// AWS: SES API v2, `PutAccountDeliveryAttributes`.
final class PutAccountDeliveryAttributes
        implements Operation<PutAccountDeliveryAttributes.Input, PutAccountDeliveryAttributes.Output> {
    record Input(String sharedPoolDeliveryMode) {}

    record Output() {}

    private final Accounts accounts;

    PutAccountDeliveryAttributes(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        accounts.setSharedPoolDeliveryMode(caller.scope(), input.sharedPoolDeliveryMode());
        return new Output();
    }
}
