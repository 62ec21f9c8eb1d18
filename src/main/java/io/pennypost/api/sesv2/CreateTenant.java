package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.Tag;
import io.pennypost.ses.configset.SuppressionReason;
import io.pennypost.ses.tenant.SendingStatus;
import io.pennypost.ses.tenant.SuppressionScope;
import io.pennypost.ses.tenant.TenantSuppression;
import io.pennypost.ses.tenant.Tenants;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Creates a tenant, which may send at once.
///
/// AWS: SES API v2, `CreateTenant`.
final class CreateTenant implements Operation<CreateTenant.Input, CreateTenant.Output> {
    record Input(String tenantName, List<Tag> tags, Optional<SuppressionAttributes> suppressionAttributes) {}

    record Output(
            String tenantName,
            String tenantId,
            String tenantArn,
            Instant createdTimestamp,
            List<Tag> tags,
            SendingStatus sendingStatus,
            Optional<TenantSuppression> suppressionAttributes) {}

    /// AWS: shape `TenantSuppressionAttributes`, as it may be given.
    record SuppressionAttributes(
            List<SuppressionReason> suppressedReasons, Optional<SuppressionScope> suppressionScope) {}

    private final Tenants tenants;

    CreateTenant(Tenants tenants) {
        this.tenants = tenants;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var created = tenants.create(
                caller.scope(),
                input.tenantName(),
                input.tags(),
                input.suppressionAttributes()
                        .map(given -> TenantSuppression.of(given.suppressedReasons(), given.suppressionScope())));
        return new Output(
                created.name(),
                created.id(),
                created.arn(caller.scope()),
                created.createdAt(),
                created.tags(),
                created.sendingStatus(),
                created.suppression());
    }
}
