package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.PageSize;
import io.pennypost.ses.configset.SuppressionReason;
import io.pennypost.ses.suppression.ListKey;
import io.pennypost.ses.suppression.SuppressionFilter;
import io.pennypost.ses.suppression.Suppressions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Addresses of a suppression list, those put longest ago first, a page at a time.
///
/// AWS: SES API v2, `ListSuppressedDestinations`.
final class ListSuppressedDestinations
        implements Operation<ListSuppressedDestinations.Input, ListSuppressedDestinations.Output> {
    record Input(
            Optional<String> tenantName,
            List<SuppressionReason> reasons,
            Optional<Instant> startDate,
            Optional<Instant> endDate,
            Optional<String> nextToken,
            Optional<Integer> pageSize) {}

    record Output(List<SuppressedDestinationSummary> suppressedDestinationSummaries, Optional<String> nextToken) {}

    /// AWS: shape `SuppressedDestinationSummary`.
    record SuppressedDestinationSummary(String emailAddress, SuppressionReason reason, Instant lastUpdateTime) {}

    private final Suppressions suppressions;

    ListSuppressedDestinations(Suppressions suppressions) {
        this.suppressions = suppressions;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var page = suppressions.list(
                new ListKey(caller.scope(), input.tenantName()),
                new SuppressionFilter(input.reasons(), input.startDate(), input.endDate()),
                input.nextToken(),
                PageSize.ofLists(input.pageSize()));
        var found = page.items().stream()
                .map(entry -> new SuppressedDestinationSummary(entry.address(), entry.reason(), entry.updatedAt()))
                .toList();
        return new Output(found, page.nextToken());
    }
}
