package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.PageSize;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.template.CustomVerificationTemplate;
import io.pennypost.ses.template.CustomVerificationTemplates;
import java.util.List;
import java.util.Optional;

/// Custom verification templates without their contents, by name, a page at a time.
///
/// AWS: SES API v2, `ListCustomVerificationEmailTemplates`.
final class ListCustomVerificationEmailTemplates
        implements Operation<ListCustomVerificationEmailTemplates.Input, ListCustomVerificationEmailTemplates.Output> {
    record Input(Optional<String> nextToken, Optional<Integer> pageSize) {}

    record Output(List<Metadata> customVerificationEmailTemplates, Optional<String> nextToken) {}

    record Metadata(
            String templateName,
            String fromEmailAddress,
            String templateSubject,
            String successRedirectionURL,
            String failureRedirectionURL) {
        static Metadata of(CustomVerificationTemplate template) {
            return new Metadata(
                    template.name(),
                    template.fromEmailAddress(),
                    template.subject(),
                    template.successUrl(),
                    template.failureUrl());
        }
    }

    private final CustomVerificationTemplates templates;

    ListCustomVerificationEmailTemplates(CustomVerificationTemplates templates) {
        this.templates = templates;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var size = PageSize.of(
                input.pageSize(),
                SesLimits.CUSTOM_VERIFICATION_PAGE_SIZE_MAX,
                SesLimits.CUSTOM_VERIFICATION_PAGE_SIZE_MAX,
                "The page size must be between 1 and " + SesLimits.CUSTOM_VERIFICATION_PAGE_SIZE_MAX);
        var page = templates.list(caller.scope(), input.nextToken(), size);
        return new Output(page.items().stream().map(Metadata::of).toList(), page.nextToken());
    }
}
