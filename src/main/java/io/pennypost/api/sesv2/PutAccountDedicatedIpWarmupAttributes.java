package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.account.Accounts;
import java.util.Optional;

/// Whether new dedicated addresses warm up by themselves. A switch that is not given is off.
///
/// AWS: SES API v2, `PutAccountDedicatedIpWarmupAttributes`.
final class PutAccountDedicatedIpWarmupAttributes
        implements Operation<
                PutAccountDedicatedIpWarmupAttributes.Input, PutAccountDedicatedIpWarmupAttributes.Output> {
    record Input(Optional<Boolean> autoWarmupEnabled) {}

    record Output() {}

    private final Accounts accounts;

    PutAccountDedicatedIpWarmupAttributes(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        accounts.setAutoWarmup(caller.scope(), input.autoWarmupEnabled().orElse(false));
        return new Output();
    }
}
