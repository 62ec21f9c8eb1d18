package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.ses.dashboard.BlocklistReports;
import io.pennypost.ses.dashboard.Dashboard;
import io.pennypost.ses.dashboard.DomainStatistics;
import java.util.List;

/// The operations of SES API v2 on the deliverability dashboard.
public final class DeliverabilityOperations {
    private DeliverabilityOperations() {}

    /// All of them.
    public static List<Operation<?, ?>> of(Dashboard dashboard, DomainStatistics statistics, BlocklistReports reports) {
        return List.of(
                new CreateDeliverabilityTestReport(),
                new GetBlacklistReports(reports),
                new GetDeliverabilityDashboardOptions(dashboard),
                new GetDeliverabilityTestReport(),
                new GetDomainDeliverabilityCampaign(),
                new GetDomainStatisticsReport(statistics),
                new ListDeliverabilityTestReports(),
                new ListDomainDeliverabilityCampaigns(statistics),
                new PutDeliverabilityDashboardOption(dashboard));
    }
}
