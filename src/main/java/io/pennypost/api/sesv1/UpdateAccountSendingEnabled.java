package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.account.Accounts;
import java.util.Optional;

/// Switches sending of the account on or off. A switch that is not given is off.
///
/// AWS: SES API v1, `UpdateAccountSendingEnabled`.
final class UpdateAccountSendingEnabled
        implements Operation<UpdateAccountSendingEnabled.Input, UpdateAccountSendingEnabled.Output> {
    record Input(Optional<Boolean> enabled) {}

    record Output() {}

    private final Accounts accounts;

    UpdateAccountSendingEnabled(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        accounts.setSendingEnabled(caller.scope(), input.enabled().orElse(false));
        return new Output();
    }
}
