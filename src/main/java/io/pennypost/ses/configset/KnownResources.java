package io.pennypost.ses.configset;

import io.pennypost.aws.arn.Scope;

/// Whether the things a configuration set refers to exist.
public interface KnownResources {
    /// Whether the domain, or one above it, is a verified identity of the account.
    boolean isVerifiedDomain(Scope scope, String domain);

    /// Whether there is a dedicated IP pool of this name.
    boolean isSendingPool(Scope scope, String name);
}
