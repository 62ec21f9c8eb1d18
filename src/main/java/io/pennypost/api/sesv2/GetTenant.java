package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.Tag;
import io.pennypost.ses.tenant.SendingStatus;
import io.pennypost.ses.tenant.TenantSuppression;
import io.pennypost.ses.tenant.Tenants;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// All of one tenant.
///
/// AWS: SES API v2, `GetTenant`.
final class GetTenant implements Operation<GetTenant.Input, GetTenant.Output> {
    record Input(String tenantName) {}

    record Output(Tenant tenant) {}

    /// AWS: shape `Tenant`.
    record Tenant(
            String tenantName,
            String tenantId,
            String tenantArn,
            Instant createdTimestamp,
            List<Tag> tags,
            SendingStatus sendingStatus,
            Optional<TenantSuppression> suppressionAttributes) {}

    private final Tenants tenants;

    GetTenant(Tenants tenants) {
        this.tenants = tenants;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var found = tenants.require(caller.scope(), input.tenantName());
        return new Output(new Tenant(
                found.name(),
                found.id(),
                found.arn(caller.scope()),
                found.createdAt(),
                found.tags(),
                found.sendingStatus(),
                found.suppression()));
    }
}
