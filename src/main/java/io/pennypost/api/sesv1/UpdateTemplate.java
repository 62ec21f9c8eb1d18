package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.template.EmailTemplates;

/// Replaces all parts of an e-mail template.
///
/// AWS: SES API v1, `UpdateTemplate`.
final class UpdateTemplate implements Operation<UpdateTemplate.Input, UpdateTemplate.Output> {
    record Input(Template template) {}

    record Output() {}

    private final EmailTemplates templates;

    UpdateTemplate(EmailTemplates templates) {
        this.templates = templates;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        templates.update(
                caller.scope(),
                input.template().templateName(),
                input.template().content());
        return new Output();
    }
}
