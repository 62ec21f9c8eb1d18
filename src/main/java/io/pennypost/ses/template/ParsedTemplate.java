package io.pennypost.ses.template;

import io.pennypost.ses.template.engine.MalformedTemplate;
import io.pennypost.ses.template.engine.RenderingData;
import io.pennypost.ses.template.engine.RenderingFailure;
import io.pennypost.ses.template.engine.Template;
import java.util.Optional;

/// A template that was read and can be rendered often. Its parts do not share inline partials.
public final class ParsedTemplate {
    private final Optional<Template> subject;
    private final Optional<Template> text;
    private final Optional<Template> html;

    /// What a template says with some data.
    ///
    /// @param subject without line ends and other control characters, since it becomes a header field
    public record Rendered(Optional<String> subject, Optional<String> text, Optional<String> html) {}

    private ParsedTemplate(Optional<Template> subject, Optional<Template> text, Optional<Template> html) {
        this.subject = subject;
        this.text = text;
        this.html = html;
    }

    /// Reads all parts.
    ///
    /// @throws MalformedTemplate when one of them is not of the template language
    public static ParsedTemplate of(TemplateContent content) throws MalformedTemplate {
        return new ParsedTemplate(part(content.subject()), part(content.text()), part(content.html()));
    }

    private static Optional<Template> part(Optional<String> source) throws MalformedTemplate {
        return source.isEmpty() ? Optional.empty() : Optional.of(Template.parse(source.get()));
    }

    /// Renders all parts.
    ///
    /// @param lengthMax characters that each part may have
    /// @throws RenderingFailure when one of them lacks a variable or grows out of bounds
    public Rendered render(RenderingData data, int lengthMax) throws RenderingFailure {
        return new Rendered(
                render(subject, data, lengthMax).map(ParsedTemplate::oneLine),
                render(text, data, lengthMax),
                render(html, data, lengthMax));
    }

    private static Optional<String> render(Optional<Template> part, RenderingData data, int lengthMax)
            throws RenderingFailure {
        return part.isEmpty() ? Optional.empty() : Optional.of(part.get().render(data, lengthMax));
    }

    private static String oneLine(String subject) {
        return subject.replaceAll("\\p{Cntrl}", " ");
    }
}
