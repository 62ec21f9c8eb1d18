package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.tenant.TenantAssociations;

/// Lets a tenant use an identity, a configuration set or a template.
///
/// AWS: SES API v2, `CreateTenantResourceAssociation`.
final class CreateTenantResourceAssociation
        implements Operation<CreateTenantResourceAssociation.Input, CreateTenantResourceAssociation.Output> {
    record Input(String tenantName, String resourceArn) {}

    record Output() {}

    private final TenantAssociations associations;

    CreateTenantResourceAssociation(TenantAssociations associations) {
        this.associations = associations;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        associations.create(caller.scope(), input.tenantName(), input.resourceArn());
        return new Output();
    }
}
