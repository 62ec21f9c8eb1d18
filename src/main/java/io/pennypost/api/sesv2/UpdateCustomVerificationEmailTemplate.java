package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.template.CustomVerificationChange;
import io.pennypost.ses.template.CustomVerificationTemplates;
import java.util.Optional;

/// Replaces everything of a custom verification template but its name and tags.
///
/// AWS: SES API v2, `UpdateCustomVerificationEmailTemplate`.
final class UpdateCustomVerificationEmailTemplate
        implements Operation<
                UpdateCustomVerificationEmailTemplate.Input, UpdateCustomVerificationEmailTemplate.Output> {
    record Input(
            String templateName,
            String fromEmailAddress,
            String templateSubject,
            String templateContent,
            String successRedirectionURL,
            String failureRedirectionURL) {}

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
                        Optional.of(input.fromEmailAddress()),
                        Optional.of(input.templateSubject()),
                        Optional.of(input.templateContent()),
                        Optional.of(input.successRedirectionURL()),
                        Optional.of(input.failureRedirectionURL())));
        return new Output();
    }
}
