package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.template.CustomVerificationTemplates;

/// Deletes a custom verification template.
///
/// AWS: SES API v2, `DeleteCustomVerificationEmailTemplate`.
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
        templates.delete(caller.scope(), input.templateName());
        return new Output();
    }
}
