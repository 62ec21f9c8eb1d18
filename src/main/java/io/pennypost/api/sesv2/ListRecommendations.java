package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.PageSize;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.insight.Recommendation;
import io.pennypost.ses.insight.Recommendations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What could be better, a page at a time.
///
/// AWS: SES API v2, `ListRecommendations`.
final class ListRecommendations implements Operation<ListRecommendations.Input, ListRecommendations.Output> {
    record Input(Map<String, String> filter, Optional<String> nextToken, Optional<Integer> pageSize) {}

    record Output(List<Recommendation> recommendations, Optional<String> nextToken) {}

    /// What may be asked for together.
    private static final List<Set<String>> PAIRS = List.of(Set.of("STATUS", "IMPACT"), Set.of("STATUS", "TYPE"));

    private final Recommendations recommendations;

    ListRecommendations(Recommendations recommendations) {
        this.recommendations = recommendations;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var filter = input.filter();
        if (filter.size() > 1 && !PAIRS.contains(filter.keySet())) {
            throw new BadRequest("A filter must be one key, STATUS and IMPACT, or STATUS and TYPE.");
        }
        var size = PageSize.of(
                input.pageSize(),
                SesLimits.INSIGHT_PAGE_SIZE_MAX,
                SesLimits.INSIGHT_PAGE_SIZE_MAX,
                "PageSize must be between 1 and " + SesLimits.INSIGHT_PAGE_SIZE_MAX);
        var page = recommendations.list(
                caller.scope(),
                new Recommendations.Filter(
                        Optional.ofNullable(filter.get("TYPE")),
                        Optional.ofNullable(filter.get("IMPACT")),
                        Optional.ofNullable(filter.get("STATUS")),
                        Optional.ofNullable(filter.get("RESOURCE_ARN"))),
                input.nextToken(),
                size);
        return new Output(page.items(), page.nextToken());
    }
}
