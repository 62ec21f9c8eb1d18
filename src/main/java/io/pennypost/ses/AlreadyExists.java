package io.pennypost.ses;

import io.pennypost.aws.protocol.ServiceError;
import java.util.Map;

/// A name that is taken.
public final class AlreadyExists extends ServiceError {
    private static final long serialVersionUID = 1L;

    /// Code `AlreadyExistsException`.
    ///
    /// @param message the text the caller sees
    public AlreadyExists(String message) {
        super("AlreadyExistsException", message);
    }

    /// Code `AlreadyExistsException` with the members that v1 adds to the error.
    public AlreadyExists(String message, Map<String, String> members) {
        super("AlreadyExistsException", message, members);
    }
}
