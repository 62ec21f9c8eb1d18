package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.ses.insight.Insights;
import java.util.List;

/// The operations of SES API v2 on what can be learned from sent mail.
public final class InsightOperations {
    private InsightOperations() {}

    /// All of them.
    public static List<Operation<?, ?>> of(Insights insights) {
        return List.of(
                new BatchGetMetricData(insights.metrics()),
                new GetEmailAddressInsights(insights.mailboxes()),
                new GetMessageInsights(insights.messages()),
                new ListRecommendations(insights.recommendations()));
    }
}
