package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.configset.SuppressionReason;
import io.pennypost.ses.tenant.SuppressionScope;
import io.pennypost.ses.tenant.TenantSuppression;
import io.pennypost.ses.tenant.Tenants;
import java.util.List;
import java.util.Optional;

/// Says which suppression list counts for a tenant, and for which reasons. Without a scope it is the account's
/// list.
///
/// AWS: SES API v2, `PutTenantSuppressionAttributes`.
final class PutTenantSuppressionAttributes
        implements Operation<PutTenantSuppressionAttributes.Input, PutTenantSuppressionAttributes.Output> {
    record Input(
            String tenantName,
            List<SuppressionReason> suppressedReasons,
            Optional<SuppressionScope> suppressionScope) {}

    record Output() {}

    private final Tenants tenants;

    PutTenantSuppressionAttributes(Tenants tenants) {
        this.tenants = tenants;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        tenants.setSuppression(
                caller.scope(),
                input.tenantName(),
                TenantSuppression.of(input.suppressedReasons(), input.suppressionScope()));
        return new Output();
    }
}
