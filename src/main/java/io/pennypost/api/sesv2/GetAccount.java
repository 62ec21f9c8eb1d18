package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.account.AccountDetails;
import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.account.PricingPlan;
import io.pennypost.ses.account.SendQuota;
import io.pennypost.ses.account.SuppressionAttributes;
import io.pennypost.ses.account.VdmAttributes;
import java.util.Optional;

/// What the account may do in this region, and how much of it is used.
///
/// AWS: SES API v2, `GetAccount`. What was never set is left out, as SES does.
final class GetAccount implements Operation<GetAccount.Input, GetAccount.Output> {
    record Input() {}

    record Output(
            boolean dedicatedIpAutoWarmupEnabled,
            String enforcementStatus,
            boolean productionAccessEnabled,
            SendQuota sendQuota,
            boolean sendingEnabled,
            SuppressionAttributes suppressionAttributes,
            Optional<AccountDetails> details,
            Optional<VdmAttributes> vdmAttributes,
            Optional<PricingAttributes> pricingAttributes,
            Optional<DeliveryAttributes> deliveryAttributes) {}

    /// AWS: shape `PricingAttributes`.
    record PricingAttributes(String currentPlan, Optional<String> nextPlan) {
        static PricingAttributes of(PricingPlan plan) {
            return new PricingAttributes(plan.current(), plan.next().map(PricingPlan.Change::plan));
        }
    }

    /// AWS: shape `DeliveryAttributes`.
    record DeliveryAttributes(String sharedPoolDeliveryMode) {}

    private final Accounts accounts;

    GetAccount(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var account = accounts.of(caller.scope());
        return new Output(
                account.preferences().isAutoWarmup(),
                account.enforcementStatus().name(),
                account.productionAccess(),
                accounts.quota(caller.scope()),
                account.sendingEnabled(),
                account.suppression(),
                account.details(),
                account.preferences().vdm(),
                accounts.pricing(caller.scope()).map(PricingAttributes::of),
                account.preferences().sharedPoolDeliveryMode().map(DeliveryAttributes::new));
    }
}
