package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.template.CustomVerificationChange;
import io.pennypost.ses.template.CustomVerificationTemplates;
import java.util.Optional;

/// Replaces what is given of a custom verification template.
///
/// AWS: SES API v1, `UpdateCustomVerificationEmailTemplate`.
final class UpdateCustomVerificationEmailTemplate
        implements Operation<
                UpdateCustomVerificationEmailTemplate.Input, UpdateCustomVerificationEmailTemplate.Output> {
    record Input(
            String templateName,
            Optional<String> fromEmailAddress,
            Optional<String> templateSubject,
            Optional<String> templateContent,
            Optional<String> successRedirectionURL,
            Optional<String> failureRedirectionURL) {}

    record Output() {}

    private final CustomVerificationTemplates templates;

    UpdateCustomVerificationEmailTemplate(CustomVerificationTemplates templates) {
        this.templates = templates;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        templates.update(
                caller.scope(),
                input.templateName(),
                new CustomVerificationChange(
                        input.fromEmailAddress(),
                        input.templateSubject(),
                        input.templateContent(),
                        input.successRedirectionURL(),
                        input.failureRedirectionURL()));
        return new Output();
    }
}
