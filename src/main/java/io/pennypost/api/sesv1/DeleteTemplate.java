package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.template.EmailTemplates;

/// Deletes an e-mail template; deleting none is success.
///
/// AWS: SES API v1, `DeleteTemplate`.
final class DeleteTemplate implements Operation<DeleteTemplate.Input, DeleteTemplate.Output> {
    record Input(String templateName) {}

    record Output() {}

    private final EmailTemplates templates;

    DeleteTemplate(EmailTemplates templates) {
        this.templates = templates;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        templates.deleteIfPresent(caller.scope(), input.templateName());
        return new Output();
    }
}
