package io.pennypost.ses.identity;

import io.pennypost.aws.arn.Scope;
import java.time.Instant;

/// Sends the mail that asks the owner of an address to open a link. What sends mail implements it.
@FunctionalInterface
public interface VerificationMail {
    /// Hands the mail over to be sent; does not wait for its delivery. It bypasses admission: no quota, no
    /// sandbox.
    ///
    /// @param address the identity, and the only recipient
    /// @param link    what to open; a plain https or http URL
    /// @param expires when the link stops working
    void send(Scope scope, String address, String link, Instant expires);
}
