package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.account.VdmAttributes;

/// Replaces what is said of the Virtual Deliverability Manager.
///
/// AWS: SES API v2, `PutAccountVdmAttributes`.
final class PutAccountVdmAttributes
        implements Operation<PutAccountVdmAttributes.Input, PutAccountVdmAttributes.Output> {
    record Input(VdmAttributes vdmAttributes) {}

    record Output() {}

    private final Accounts accounts;

    PutAccountVdmAttributes(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        accounts.setVdm(caller.scope(), input.vdmAttributes());
        return new Output();
    }
}
