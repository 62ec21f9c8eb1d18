package io.pennypost.ses.template;

import io.pennypost.ses.BadRequest;
import io.pennypost.ses.SesLimits;

/// What names of templates may look like.
final class TemplateNames {
    private TemplateNames() {}

    /// @throws BadRequest when it is empty, longer than 64 characters, or has other letters than SES allows
    static void check(String name) {
        if (name.isEmpty()) {
            throw new BadRequest("The template name must be specified.");
        }
        if (name.length() > SesLimits.TEMPLATE_NAME_MAX) {
            throw new BadRequest("Template name cannot exceed " + SesLimits.TEMPLATE_NAME_MAX + " characters.");
        }
        if (!name.chars().allMatch(TemplateNames::isLetter)) {
            throw new BadRequest(
                    "Invalid template name <" + name + ">: only alphanumeric ASCII characters, '_',  '-' are allowed.");
        }
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }
}
