package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.account.SendQuota;
import io.pennypost.ses.configset.SuppressionReason;
import java.util.List;

/// What the account may do in this region, and how much of it is used.
///
/// AWS: SES API v2, `GetAccount`. `Details`, `VdmAttributes` and `PricingAttributes` are left out, as SES does
/// until they are set.
final class GetAccount implements Operation<GetAccount.Input, GetAccount.Output> {
    record Input() {}

    record Output(
            boolean dedicatedIpAutoWarmupEnabled,
            String enforcementStatus,
            boolean productionAccessEnabled,
            SendQuota sendQuota,
            boolean sendingEnabled,
            SuppressionAttributes suppressionAttributes) {}

    /// AWS: shape `SuppressionAttributes`.
    record SuppressionAttributes(List<SuppressionReason> suppressedReasons) {}

    private final Accounts accounts;

    GetAccount(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var account = accounts.of(caller.scope());
        return new Output(
                account.autoWarmup(),
                account.enforcementStatus().name(),
                account.productionAccess(),
                accounts.quota(caller.scope()),
                account.sendingEnabled(),
                new SuppressionAttributes(account.suppressedReasons()));
    }
}
