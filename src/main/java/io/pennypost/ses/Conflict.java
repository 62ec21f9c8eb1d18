package io.pennypost.ses;

import io.pennypost.aws.protocol.ServiceError;

/// A change that has to wait for another one to end. v2 only.
public final class Conflict extends ServiceError {
    private static final long serialVersionUID = 1L;

    /// Code `ConflictException`.
    ///
    /// @param message the text the caller sees
    public Conflict(String message) {
        super("ConflictException", message);
    }
}
