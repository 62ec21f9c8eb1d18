package io.pennypost.ses.tenant;

import io.pennypost.aws.arn.Scope;
import io.pennypost.store.Catalog;

/// What others keep for a tenant and what goes with it: its suppression list.
@FunctionalInterface
public interface TenantBelongings {
    /// Nobody keeps anything.
    TenantBelongings NONE = (writer, scope, tenant, limit) -> 0;

    /// Removes some of it, in the transaction of the writer.
    ///
    /// @param limit how many documents may be removed at most
    /// @return how many were removed; fewer than the limit when nothing is left
    int remove(Catalog.Writer writer, Scope scope, Tenant tenant, int limit);
}
