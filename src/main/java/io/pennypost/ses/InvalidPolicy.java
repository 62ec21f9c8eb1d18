package io.pennypost.ses;

import io.pennypost.aws.protocol.ServiceError;

/// A policy document that breaks the policy language or a rule of SES; v2 calls it `BadRequestException`.
public final class InvalidPolicy extends ServiceError {
    private static final long serialVersionUID = 1L;

    /// Code `InvalidPolicyException`.
    ///
    /// @param message the text the caller sees
    public InvalidPolicy(String message) {
        super("InvalidPolicyException", message);
    }
}
