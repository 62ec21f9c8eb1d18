package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.template.EmailTemplates;

/// An e-mail template with the parts it was given.
///
/// AWS: SES API v1, `GetTemplate`.
final class GetTemplate implements Operation<GetTemplate.Input, GetTemplate.Output> {
    record Input(String templateName) {}

    record Output(Template template) {}

    private final EmailTemplates templates;

    GetTemplate(EmailTemplates templates) {
        this.templates = templates;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var template = templates.require(caller.scope(), input.templateName());
        return new Output(Template.of(template.name(), template.content()));
    }
}
