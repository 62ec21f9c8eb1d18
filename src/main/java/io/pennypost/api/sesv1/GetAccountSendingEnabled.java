package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.account.Accounts;

/// Whether sending of the account is switched on.
///
/// AWS: SES API v1, `GetAccountSendingEnabled`.
final class GetAccountSendingEnabled
        implements Operation<GetAccountSendingEnabled.Input, GetAccountSendingEnabled.Output> {
    record Input() {}

    record Output(boolean enabled) {}

    private final Accounts accounts;

    GetAccountSendingEnabled(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(accounts.of(caller.scope()).sendingEnabled());
    }
}
