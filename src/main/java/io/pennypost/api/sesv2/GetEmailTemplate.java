package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.Tag;
import io.pennypost.ses.template.EmailTemplates;
import io.pennypost.ses.template.TemplateContent;
import java.util.List;

/// An e-mail template with the parts it was given.
///
/// AWS: SES API v2, `GetEmailTemplate`.
final class GetEmailTemplate implements Operation<GetEmailTemplate.Input, GetEmailTemplate.Output> {
    record Input(String templateName) {}

    record Output(String templateName, TemplateContent templateContent, List<Tag> tags) {}

    private final EmailTemplates templates;

    GetEmailTemplate(EmailTemplates templates) {
        this.templates = templates;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var template = templates.require(caller.scope(), input.templateName());
        return new Output(template.name(), template.content(), template.tags());
    }
}
