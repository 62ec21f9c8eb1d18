package io.pennypost.ses.suppression;

import io.pennypost.aws.arn.Scope;

/// Which tenants may have a suppression list.
@FunctionalInterface
public interface SuppressionTenants {
    /// There are no tenants.
    SuppressionTenants NONE = (scope, name) -> false;

    /// Whether there is a tenant of this name.
    boolean exists(Scope scope, String name);
}
