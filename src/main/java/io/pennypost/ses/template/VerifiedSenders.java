package io.pennypost.ses.template;

import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.address.Address;

/// Which addresses an account may send from.
@FunctionalInterface
public interface VerifiedSenders {
    /// Whether the address, or a domain above it, is a verified identity.
    boolean isVerified(Scope scope, Address address);
}
