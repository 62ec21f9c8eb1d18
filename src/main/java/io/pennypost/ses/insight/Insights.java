package io.pennypost.ses.insight;

/// All that can be asked, together for those who wire it.
public record Insights(
        Traffic traffic,
        MetricQueries metrics,
        MessageInsights messages,
        Mailboxes mailboxes,
        Recommendations recommendations,
        SendStatistics statistics) {}
