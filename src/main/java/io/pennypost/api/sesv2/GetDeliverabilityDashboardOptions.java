package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.dashboard.Dashboard;
import io.pennypost.ses.dashboard.SubscribedDomain;
import java.util.List;

/// Whether the dashboard is on, and which domains it watches.
///
/// AWS: SES API v2, `GetDeliverabilityDashboardOptions`.
final class GetDeliverabilityDashboardOptions
        implements Operation<GetDeliverabilityDashboardOptions.Input, GetDeliverabilityDashboardOptions.Output> {
    record Input() {}

    record Output(boolean dashboardEnabled, String accountStatus, List<SubscribedDomain> activeSubscribedDomains) {}

    private final Dashboard dashboard;

    GetDeliverabilityDashboardOptions(Dashboard dashboard) {
        this.dashboard = dashboard;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var options = dashboard.options(caller.scope());
        return new Output(options.enabled(), options.enabled() ? "ACTIVE" : "DISABLED", options.domains());
    }
}
