package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.template.EmailTemplate;
import io.pennypost.ses.template.EmailTemplates;
import java.time.InstantSource;
import java.util.List;

/// Creates an e-mail template.
///
/// AWS: SES API v1, `CreateTemplate`.
final class CreateTemplate implements Operation<CreateTemplate.Input, CreateTemplate.Output> {
    record Input(Template template) {}

    record Output() {}

    private final EmailTemplates templates;
    private final InstantSource clock;

    CreateTemplate(EmailTemplates templates, InstantSource clock) {
        this.templates = templates;
        this.clock = clock;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var given = input.template();
        templates.create(
                caller.scope(), new EmailTemplate(given.templateName(), given.content(), List.of(), clock.instant()));
        return new Output();
    }
}
