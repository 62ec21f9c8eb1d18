package io.pennypost.ses.suppression;

import io.pennypost.aws.arn.Scope;
import java.util.Optional;

/// Which suppression list is meant.
///
/// @param tenant empty for the account's own
public record ListKey(Scope scope, Optional<String> tenant) {
    /// The list of an account in a region.
    public static ListKey ofAccount(Scope scope) {
        return new ListKey(scope, Optional.empty());
    }

    /// The list of a tenant.
    public static ListKey ofTenant(Scope scope, String name) {
        return new ListKey(scope, Optional.of(name));
    }

    /// The name of its document.
    String document() {
        return tenant.map(name -> "tenant/" + name).orElse("account");
    }
}
