package io.pennypost.ses;

import io.pennypost.aws.protocol.ServiceError;

/// A page token that was not written for this listing.
public final class InvalidNextToken extends ServiceError {
    private static final long serialVersionUID = 1L;

    /// Code `InvalidNextTokenException`.
    ///
    /// @param message the text the caller sees
    public InvalidNextToken(String message) {
        super("InvalidNextTokenException", message);
    }
}
