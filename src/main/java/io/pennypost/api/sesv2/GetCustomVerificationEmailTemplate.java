package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.Tag;
import io.pennypost.ses.template.CustomVerificationTemplates;
import java.util.List;

/// A custom verification template with its content.
///
/// AWS: SES API v2, `GetCustomVerificationEmailTemplate`.
final class GetCustomVerificationEmailTemplate
        implements Operation<GetCustomVerificationEmailTemplate.Input, GetCustomVerificationEmailTemplate.Output> {
    record Input(String templateName) {}

    record Output(
            String templateName,
            String fromEmailAddress,
            String templateSubject,
            String templateContent,
            List<Tag> tags,
            String successRedirectionURL,
            String failureRedirectionURL) {}

    private final CustomVerificationTemplates templates;

    GetCustomVerificationEmailTemplate(CustomVerificationTemplates templates) {
        this.templates = templates;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var whole = templates.require(caller.scope(), input.templateName());
        var template = whole.template();
        return new Output(
                template.name(),
                template.fromEmailAddress(),
                template.subject(),
                whole.content(),
                template.tags(),
                template.successUrl(),
                template.failureUrl());
    }
}
