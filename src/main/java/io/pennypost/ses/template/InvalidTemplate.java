package io.pennypost.ses.template;

import io.pennypost.aws.protocol.ServiceError;
import java.util.Map;

/// A template that cannot be kept: its syntax, size or lack of parts.
public final class InvalidTemplate extends ServiceError {
    private static final long serialVersionUID = 1L;

    InvalidTemplate(String message, String templateName) {
        super("InvalidTemplateException", message, Map.of("TemplateName", templateName));
    }
}
