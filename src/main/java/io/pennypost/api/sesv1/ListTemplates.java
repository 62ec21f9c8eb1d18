package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.PageSize;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.template.EmailTemplates;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Names and ages of e-mail templates, newest first, a page at a time. A larger page than there is, is the largest.
///
/// AWS: SES API v1, `ListTemplates`.
final class ListTemplates implements Operation<ListTemplates.Input, ListTemplates.Output> {
    record Input(Optional<String> nextToken, Optional<Integer> maxItems) {}

    record Output(List<TemplateMetadata> templatesMetadata, Optional<String> nextToken) {}

    record TemplateMetadata(String name, Instant createdTimestamp) {}

    private final EmailTemplates templates;

    ListTemplates(EmailTemplates templates) {
        this.templates = templates;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var size = PageSize.of(
                input.maxItems().map(asked -> Math.min(asked, SesLimits.TEMPLATES_PAGE_SIZE_MAX)),
                SesLimits.TEMPLATES_PAGE_SIZE,
                SesLimits.TEMPLATES_PAGE_SIZE_MAX,
                "The page size must be between 1 and " + SesLimits.TEMPLATES_PAGE_SIZE_MAX);
        var page = templates.list(caller.scope(), input.nextToken(), size);
        return new Output(
                page.items().stream()
                        .map(age -> new TemplateMetadata(age.name(), age.createdAt()))
                        .toList(),
                page.nextToken());
    }
}
