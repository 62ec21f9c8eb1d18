package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.PageSize;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.template.EmailTemplates;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Names and ages of e-mail templates, newest first, a page at a time.
///
/// AWS: SES API v2, `ListEmailTemplates`.
final class ListEmailTemplates implements Operation<ListEmailTemplates.Input, ListEmailTemplates.Output> {
    record Input(Optional<String> nextToken, Optional<Integer> pageSize) {}

    record Output(List<EmailTemplateMetadata> templatesMetadata, Optional<String> nextToken) {}

    record EmailTemplateMetadata(String templateName, Instant createdTimestamp) {}

    private final EmailTemplates templates;

    ListEmailTemplates(EmailTemplates templates) {
        this.templates = templates;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var size = PageSize.of(
                input.pageSize(),
                SesLimits.TEMPLATES_PAGE_SIZE,
                SesLimits.TEMPLATES_PAGE_SIZE_MAX,
                "The page size must be between 1 and " + SesLimits.TEMPLATES_PAGE_SIZE_MAX);
        var page = templates.list(caller.scope(), input.nextToken(), size);
        return new Output(
                page.items().stream()
                        .map(age -> new EmailTemplateMetadata(age.name(), age.createdAt()))
                        .toList(),
                page.nextToken());
    }
}
