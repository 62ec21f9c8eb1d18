package io.pennypost.ses;

import io.pennypost.aws.protocol.ServiceError;
import java.util.Map;

/// A request that breaks a rule of the resource; v1 calls it `InvalidParameterValue`.
public final class BadRequest extends ServiceError {
    private static final long serialVersionUID = 1L;

    /// Code `BadRequestException`.
    ///
    /// @param message the text the caller sees
    public BadRequest(String message) {
        super("BadRequestException", message);
    }

    /// Code `BadRequestException` with the members that v1 adds to the error.
    public BadRequest(String message, Map<String, String> members) {
        super("BadRequestException", message, members);
    }
}
