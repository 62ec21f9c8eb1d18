package io.pennypost.aws.sigv4;

import java.time.Instant;

/// What the verifier found.
public sealed interface Verdict {
    /// The request was signed by the key's owner, and not changed since.
    ///
    /// @param scope    key, day, region and service
    /// @param signedAt when, by the signer's clock
    record Verified(CredentialScope scope, Instant signedAt) implements Verdict {}

    /// The request cannot be trusted.
    ///
    /// @param message   public text; empty where the fault has a fixed one
    /// @param diagnosis for the operator's log only: the canonical request where the signature differs
    record Refused(Fault fault, String message, String diagnosis) implements Verdict {}
}
