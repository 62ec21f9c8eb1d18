package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.template.CustomVerificationTemplates;

/// Deletes a custom verification template; deleting none is success.
///
/// AWS: SES API v1, `DeleteCustomVerificationEmailTemplate`.
final class DeleteCustomVerificationEmailTemplate
        implements Operation<
                DeleteCustomVerificationEmailTemplate.Input, DeleteCustomVerificationEmailTemplate.Output> {
    record Input(String templateName) {}

    record Output() {}

    private final CustomVerificationTemplates templates;

    DeleteCustomVerificationEmailTemplate(CustomVerificationTemplates templates) {
        this.templates = templates;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        templates.deleteIfPresent(caller.scope(), input.templateName());
        return new Output();
    }
}
