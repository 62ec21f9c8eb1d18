package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.Tag;
import io.pennypost.ses.template.CustomVerificationTemplate;
import io.pennypost.ses.template.CustomVerificationTemplates;
import java.time.InstantSource;
import java.util.List;

/// Creates a template of the mail that asks an address's owner to verify it.
///
/// AWS: SES API v2, `CreateCustomVerificationEmailTemplate`.
final class CreateCustomVerificationEmailTemplate
        implements Operation<
                CreateCustomVerificationEmailTemplate.Input, CreateCustomVerificationEmailTemplate.Output> {
    record Input(
            String templateName,
            String fromEmailAddress,
            String templateSubject,
            String templateContent,
            List<Tag> tags,
            String successRedirectionURL,
            String failureRedirectionURL) {}

    record Output() {}

    private final CustomVerificationTemplates templates;
    private final InstantSource clock;

    CreateCustomVerificationEmailTemplate(CustomVerificationTemplates templates, InstantSource clock) {
        this.templates = templates;
        this.clock = clock;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        templates.create(
                caller.scope(),
                new CustomVerificationTemplate(
                        input.templateName(),
                        input.fromEmailAddress(),
                        input.templateSubject(),
                        input.successRedirectionURL(),
                        input.failureRedirectionURL(),
                        input.tags(),
                        clock.instant()),
                input.templateContent());
        return new Output();
    }
}
