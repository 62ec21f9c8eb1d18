package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.dashboard.DomainStatistics;
import java.time.Instant;
import java.util.List;

/// Refused for every domain: campaigns are seen only by those who have mailboxes at many providers.
///
/// AWS: SES API v2, `ListDomainDeliverabilityCampaigns`.
final class ListDomainDeliverabilityCampaigns
        implements Operation<ListDomainDeliverabilityCampaigns.Input, ListDomainDeliverabilityCampaigns.Output> {
    record Input(String subscribedDomain, Instant startDate, Instant endDate) {}

    record Output(List<GetDomainDeliverabilityCampaign.Campaign> domainDeliverabilityCampaigns) {}

    private final DomainStatistics statistics;

    ListDomainDeliverabilityCampaigns(DomainStatistics statistics) {
        this.statistics = statistics;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        throw statistics.campaigns(caller.scope(), input.subscribedDomain(), input.startDate(), input.endDate());
    }
}
