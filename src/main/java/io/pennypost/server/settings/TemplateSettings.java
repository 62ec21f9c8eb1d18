package io.pennypost.server.settings;

/// `[templates]`: how templated mail is treated.
///
/// @param strict a message that cannot be rendered is refused; SES accepts it and tells the failure as an event
public record TemplateSettings(boolean strict) {
    static TemplateSettings read(Reading in) {
        return new TemplateSettings(in.key(
                        "templates.strict",
                        Kinds.FLAG,
                        "true: a message whose template cannot be rendered is refused; false, as SES: it is accepted,"
                                + " and a `Rendering Failure` event follows")
                .or(false));
    }
}
