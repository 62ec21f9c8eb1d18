package io.pennypost.ses.tenant;

import io.pennypost.ses.configset.SuppressionReason;
import java.util.List;
import java.util.Optional;

/// How a tenant's mail is suppressed. AWS: shape `TenantSuppressionAttributes`.
///
/// @param suppressedReasons what puts an address on the list; empty: nothing
public record TenantSuppression(List<SuppressionReason> suppressedReasons, SuppressionScope suppressionScope) {
    public TenantSuppression {
        suppressedReasons = List.copyOf(suppressedReasons);
    }

    /// As it is given: without a scope the account's list counts.
    public static TenantSuppression of(List<SuppressionReason> reasons, Optional<SuppressionScope> scope) {
        return new TenantSuppression(reasons, scope.orElse(SuppressionScope.ACCOUNT));
    }
}
