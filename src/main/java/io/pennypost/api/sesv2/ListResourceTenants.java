package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.tenant.TenantAssociations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The tenants that may use a resource, a page at a time.
///
/// AWS: SES API v2, `ListResourceTenants`.
final class ListResourceTenants implements Operation<ListResourceTenants.Input, ListResourceTenants.Output> {
    record Input(String resourceArn, Optional<Integer> pageSize, Optional<String> nextToken) {}

    record Output(List<ResourceTenantMetadata> resourceTenants, Optional<String> nextToken) {}

    /// AWS: shape `ResourceTenantMetadata`.
    record ResourceTenantMetadata(
            String tenantName, String tenantId, String resourceArn, Instant associatedTimestamp) {}

    private final TenantAssociations associations;

    ListResourceTenants(TenantAssociations associations) {
        this.associations = associations;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var page = associations.ofResource(caller.scope(), input.resourceArn(), input.nextToken(), input.pageSize());
        return new Output(
                page.items().stream()
                        .map(link -> new ResourceTenantMetadata(
                                link.tenantName(), link.tenantId(), link.resourceArn(), link.associatedAt()))
                        .toList(),
                page.nextToken());
    }
}
