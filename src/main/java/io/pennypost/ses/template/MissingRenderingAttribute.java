package io.pennypost.ses.template;

import io.pennypost.aws.protocol.ServiceError;
import java.util.Map;

/// Rendering data without a variable of the template.
public final class MissingRenderingAttribute extends ServiceError {
    private static final long serialVersionUID = 1L;

    MissingRenderingAttribute(String message, String templateName) {
        super("MissingRenderingAttributeException", message, Map.of("TemplateName", templateName));
    }
}
