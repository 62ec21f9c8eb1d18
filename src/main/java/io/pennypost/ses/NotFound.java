package io.pennypost.ses;

import io.pennypost.aws.protocol.ServiceError;
import java.util.Map;

/// A resource that does not exist.
public final class NotFound extends ServiceError {
    private static final long serialVersionUID = 1L;

    /// Code `NotFoundException`.
    ///
    /// @param message the text the caller sees
    public NotFound(String message) {
        super("NotFoundException", message);
    }

    /// Code `NotFoundException` with the members that v1 adds to the error.
    public NotFound(String message, Map<String, String> members) {
        super("NotFoundException", message, members);
    }
}
