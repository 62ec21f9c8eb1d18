package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.tenant.Tenants;

/// Deletes a tenant with its associations and its suppression list. The resources it used stay.
///
/// AWS: SES API v2, `DeleteTenant`.
final class DeleteTenant implements Operation<DeleteTenant.Input, DeleteTenant.Output> {
    record Input(String tenantName) {}

    record Output() {}

    private final Tenants tenants;

    DeleteTenant(Tenants tenants) {
        this.tenants = tenants;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        tenants.delete(caller.scope(), input.tenantName());
        return new Output();
    }
}
