package io.pennypost.ses.template;

import io.pennypost.aws.protocol.ServiceError;

/// Content that a custom verification template may not have.
public final class CustomVerificationEmailInvalidContent extends ServiceError {
    private static final long serialVersionUID = 1L;

    CustomVerificationEmailInvalidContent(String message) {
        super("CustomVerificationEmailInvalidContentException", message);
    }
}
