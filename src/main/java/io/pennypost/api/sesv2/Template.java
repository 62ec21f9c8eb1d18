package io.pennypost.api.sesv2;

import io.pennypost.api.submit.TemplateArns;
import io.pennypost.auth.Caller;
import io.pennypost.send.admit.Submitted;
import io.pennypost.send.admit.Submitted.TemplateChoice;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.template.TemplateContent;
import java.util.List;
import java.util.Optional;

/// A template to send with, kept or in the request itself, and what it needs. AWS: shape `Template`.
record Template(
        Optional<String> templateName,
        Optional<String> templateArn,
        Optional<TemplateContent> templateContent,
        Optional<String> templateData,
        List<MessageHeader> headers,
        List<Attachment> attachments) {
    Submitted.Templated given(Caller caller) {
        return new Submitted.Templated(
                choice(caller),
                templateData.orElse("{}"),
                Optional.empty(),
                MessageHeader.given(headers),
                Attachment.given(attachments));
    }

    private TemplateChoice choice(Caller caller) {
        var kept = templateName.or(() -> templateArn.map(arn -> TemplateArns.name(caller, arn)));
        if (kept.isPresent() == templateContent.isPresent()) {
            throw new BadRequest("Exactly one of TemplateName, TemplateArn or TemplateContent must be specified.");
        }
        return kept.<TemplateChoice>map(TemplateChoice.Stored::new)
                .orElseGet(() -> new TemplateChoice.Inline(templateContent.orElseThrow()));
    }
}
