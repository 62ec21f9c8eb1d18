package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.dashboard.Dashboard;
import io.pennypost.ses.dashboard.SubscribedDomain;
import java.util.List;

/// Switches the dashboard on or off, with the domains it watches.
///
/// AWS: SES API v2, `PutDeliverabilityDashboardOption`.
final class PutDeliverabilityDashboardOption
        implements Operation<PutDeliverabilityDashboardOption.Input, PutDeliverabilityDashboardOption.Output> {
    record Input(boolean dashboardEnabled, List<SubscribedDomain> subscribedDomains) {}

    record Output() {}

    private final Dashboard dashboard;

    PutDeliverabilityDashboardOption(Dashboard dashboard) {
        this.dashboard = dashboard;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        dashboard.choose(caller.scope(), input.dashboardEnabled(), input.subscribedDomains());
        return new Output();
    }
}
