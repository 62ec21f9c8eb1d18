package io.pennypost.api.sesv1;

import io.pennypost.ses.template.TemplateContent;
import java.util.Optional;

/// A template as v1 names its parts. AWS: shape `Template`.
record Template(
        String templateName, Optional<String> subjectPart, Optional<String> textPart, Optional<String> htmlPart) {
    static Template of(String name, TemplateContent content) {
        return new Template(name, content.subject(), content.text(), content.html());
    }

    TemplateContent content() {
        return new TemplateContent(subjectPart, textPart, htmlPart);
    }
}
