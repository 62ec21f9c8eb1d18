package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.tenant.SendingStatus;
import io.pennypost.ses.tenant.Tenant;
import io.pennypost.ses.tenant.Tenants;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tenants by name, a page at a time.
///
/// AWS: SES API v2, `ListTenants`.
final class ListTenants implements Operation<ListTenants.Input, ListTenants.Output> {
    record Input(Map<String, String> filter, Optional<String> nextToken, Optional<Integer> pageSize) {}

    record Output(List<TenantInfo> tenants, Optional<String> nextToken) {}

    /// AWS: shape `TenantInfo`.
    record TenantInfo(
            String tenantName,
            String tenantId,
            String tenantArn,
            Instant createdTimestamp,
            SendingStatus sendingStatus) {
        static TenantInfo of(Scope scope, Tenant tenant) {
            return new TenantInfo(
                    tenant.name(), tenant.id(), tenant.arn(scope), tenant.createdAt(), tenant.sendingStatus());
        }
    }

    private final Tenants tenants;

    ListTenants(Tenants tenants) {
        this.tenants = tenants;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var page = tenants.list(
                caller.scope(),
                input.filter().getOrDefault("TENANT_NAME_CONTAINS", ""),
                Optional.ofNullable(input.filter().get("SENDING_STATUS")).map(StatusFilter::parse),
                input.nextToken(),
                input.pageSize());
        return new Output(
                page.items().stream()
                        .map(tenant -> TenantInfo.of(caller.scope(), tenant))
                        .toList(),
                page.nextToken());
    }
}
