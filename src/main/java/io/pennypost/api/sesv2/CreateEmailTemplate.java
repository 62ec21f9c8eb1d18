package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.Tag;
import io.pennypost.ses.template.EmailTemplate;
import io.pennypost.ses.template.EmailTemplates;
import io.pennypost.ses.template.TemplateContent;
import java.time.InstantSource;
import java.util.List;

/// Creates an e-mail template.
///
/// AWS: SES API v2, `CreateEmailTemplate`.
final class CreateEmailTemplate implements Operation<CreateEmailTemplate.Input, CreateEmailTemplate.Output> {
    record Input(String templateName, TemplateContent templateContent, List<Tag> tags) {}

    record Output() {}

    private final EmailTemplates templates;
    private final InstantSource clock;

    CreateEmailTemplate(EmailTemplates templates, InstantSource clock) {
        this.templates = templates;
        this.clock = clock;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        templates.create(
                caller.scope(),
                new EmailTemplate(input.templateName(), input.templateContent(), input.tags(), clock.instant()));
        return new Output();
    }
}
