package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.tenant.TenantAssociations;

/// Ends the use of a resource by a tenant; that there was none is fine.
///
/// AWS: SES API v2, `DeleteTenantResourceAssociation`.
final class DeleteTenantResourceAssociation
        implements Operation<DeleteTenantResourceAssociation.Input, DeleteTenantResourceAssociation.Output> {
    record Input(String tenantName, String resourceArn) {}

    record Output() {}

    private final TenantAssociations associations;

    DeleteTenantResourceAssociation(TenantAssociations associations) {
        this.associations = associations;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        associations.delete(caller.scope(), input.tenantName(), input.resourceArn());
        return new Output();
    }
}
