package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.ses.tenant.TenantAssociations;
import io.pennypost.ses.tenant.Tenants;
import java.util.List;

/// The operations of SES API v2 on tenants and what they use.
public final class TenantOperations {
    private TenantOperations() {}

    /// All of them.
    public static List<Operation<?, ?>> of(Tenants tenants, TenantAssociations associations) {
        return List.of(
                new CreateTenant(tenants),
                new CreateTenantResourceAssociation(associations),
                new DeleteTenant(tenants),
                new DeleteTenantResourceAssociation(associations),
                new GetTenant(tenants),
                new ListResourceTenants(associations),
                new ListTenantResources(associations),
                new ListTenants(tenants),
                new PutTenantSuppressionAttributes(tenants));
    }
}
