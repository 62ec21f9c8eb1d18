package io.pennypost.send.admit;

import io.pennypost.ses.template.EmailTemplates;
import io.pennypost.ses.template.ParsedTemplate;
import io.pennypost.ses.template.TemplateContent;
import io.pennypost.ses.template.engine.MalformedData;
import io.pennypost.ses.template.engine.MalformedTemplate;
import io.pennypost.ses.template.engine.RenderingData;
import java.util.Optional;

/// The template exists, or the one in the request can be read, and its data is a JSON object.
///
/// Whether the data has all that the template shows is seen when it is rendered.
final class TemplateIsUsable implements Check {
    private final EmailTemplates templates;

    TemplateIsUsable(EmailTemplates templates) {
        this.templates = templates;
    }

    @Override
    public Optional<Refusal> check(Candidate candidate) {
        if (!(candidate.given.content() instanceof Submitted.Templated content)) {
            return Optional.empty();
        }
        try {
            return switch (content.template()) {
                case Submitted.TemplateChoice.Stored(var name) -> stored(candidate, name, data(content));
                case Submitted.TemplateChoice.Inline(var parts) -> inline(candidate, parts, data(content));
            };
        } catch (MalformedData e) {
            return Optional.of(Refusal.Malformed.of(e.reason()));
        }
    }

    private static RenderingData data(Submitted.Templated content) throws MalformedData {
        var data = RenderingData.parse(content.data());
        return content.replacement().isEmpty()
                ? data
                : data.overlaidWith(RenderingData.parse(content.replacement().get()));
    }

    private Optional<Refusal> stored(Candidate candidate, String name, RenderingData data) {
        var found = templates.find(candidate.caller.scope(), name);
        candidate.template =
                found.map(template -> new ReadyTemplate(Optional.of(name), templates.parsed(template), data));
        return found.isPresent() ? Optional.empty() : Optional.of(new Refusal.NoTemplate(name));
    }

    private static Optional<Refusal> inline(Candidate candidate, TemplateContent parts, RenderingData data) {
        if (parts.isEmpty()) {
            return Optional.of(Refusal.Malformed.of("A template needs at least one of subject, text and HTML."));
        }
        try {
            candidate.template = Optional.of(new ReadyTemplate(Optional.empty(), ParsedTemplate.of(parts), data));
            return Optional.empty();
        } catch (MalformedTemplate e) {
            return Optional.of(Refusal.Malformed.of(e.reason()));
        }
    }
}
