package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.template.EmailTemplates;
import io.pennypost.ses.template.TemplateContent;

/// Replaces all parts of an e-mail template.
///
/// AWS: SES API v2, `UpdateEmailTemplate`.
final class UpdateEmailTemplate implements Operation<UpdateEmailTemplate.Input, UpdateEmailTemplate.Output> {
    record Input(String templateName, TemplateContent templateContent) {}

    record Output() {}

    private final EmailTemplates templates;

    UpdateEmailTemplate(EmailTemplates templates) {
        this.templates = templates;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        templates.update(caller.scope(), input.templateName(), input.templateContent());
        return new Output();
    }
}
