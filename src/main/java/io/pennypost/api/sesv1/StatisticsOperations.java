package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.ses.insight.SendStatistics;
import java.util.List;

/// The operations of SES API v1 on what was sent.
public final class StatisticsOperations {
    private StatisticsOperations() {}

    /// All of them.
    public static List<Operation<?, ?>> of(SendStatistics statistics) {
        return List.of(new GetSendStatistics(statistics));
    }
}
