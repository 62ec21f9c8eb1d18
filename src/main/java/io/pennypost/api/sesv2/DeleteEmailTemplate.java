package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.template.EmailTemplates;

/// Deletes an e-mail template.
///
/// AWS: SES API v2, `DeleteEmailTemplate`.
final class DeleteEmailTemplate implements Operation<DeleteEmailTemplate.Input, DeleteEmailTemplate.Output> {
    record Input(String templateName) {}

    record Output() {}

    private final EmailTemplates templates;

    DeleteEmailTemplate(EmailTemplates templates) {
        this.templates = templates;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        templates.delete(caller.scope(), input.templateName());
        return new Output();
    }
}
