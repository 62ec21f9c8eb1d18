package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.account.Accounts;
import java.util.Optional;

/// Switches sending of the account on or off. A switch that is not given is off.
///
/// AWS: SES API v2, `PutAccountSendingAttributes`.
final class PutAccountSendingAttributes
        implements Operation<PutAccountSendingAttributes.Input, PutAccountSendingAttributes.Output> {
    record Input(Optional<Boolean> sendingEnabled) {}

    record Output() {}

    private final Accounts accounts;

    PutAccountSendingAttributes(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        accounts.setSendingEnabled(caller.scope(), input.sendingEnabled().orElse(false));
        return new Output();
    }
}
