package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.aws.arn.Arn;
import io.pennypost.ses.tenant.TenantAssociations;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a tenant may use, a page at a time. The types are told as SES tells them, not as its model names them.
///
/// AWS: SES API v2, `ListTenantResources`.
final class ListTenantResources implements Operation<ListTenantResources.Input, ListTenantResources.Output> {
    record Input(
            String tenantName, Map<String, String> filter, Optional<Integer> pageSize, Optional<String> nextToken) {}

    record Output(List<TenantResource> tenantResources, Optional<String> nextToken) {}

    /// AWS: shape `TenantResource`.
    ///
    /// @param resourceType `identity`, `configuration-set` or `template`
    record TenantResource(String resourceType, String resourceArn) {
        static TenantResource of(String arn) {
            return new TenantResource(Arn.parse(arn).flatMap(Arn::resourceType).orElse(""), arn);
        }
    }

    private final TenantAssociations associations;

    ListTenantResources(TenantAssociations associations) {
        this.associations = associations;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var page = associations.ofTenant(
                caller.scope(),
                input.tenantName(),
                Optional.ofNullable(input.filter().get("RESOURCE_TYPE")),
                input.nextToken(),
                input.pageSize());
        return new Output(
                page.items().stream()
                        .map(link -> TenantResource.of(link.resourceArn()))
                        .toList(),
                page.nextToken());
    }
}
