package io.pennypost.ses;

import io.pennypost.aws.protocol.ServiceError;
import java.util.Map;

/// A quota that is used up.
public final class LimitExceeded extends ServiceError {
    private static final long serialVersionUID = 1L;

    /// Code `LimitExceededException`.
    ///
    /// @param message the text the caller sees
    public LimitExceeded(String message) {
        super("LimitExceededException", message);
    }

    /// Code `LimitExceededException` with the members that v1 adds to the error.
    public LimitExceeded(String message, Map<String, String> members) {
        super("LimitExceededException", message, members);
    }
}
