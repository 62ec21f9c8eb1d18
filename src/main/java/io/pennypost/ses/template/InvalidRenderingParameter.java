package io.pennypost.ses.template;

import io.pennypost.aws.protocol.ServiceError;
import java.util.Map;

/// Rendering data that a template cannot be rendered with.
public final class InvalidRenderingParameter extends ServiceError {
    private static final long serialVersionUID = 1L;

    InvalidRenderingParameter(String message, String templateName) {
        super("InvalidRenderingParameterException", message, Map.of("TemplateName", templateName));
    }
}
