package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.NotFound;

/// No campaign is known here, so there is none of any id.
///
/// AWS: SES API v2, `GetDomainDeliverabilityCampaign`.
final class GetDomainDeliverabilityCampaign
        implements Operation<GetDomainDeliverabilityCampaign.Input, GetDomainDeliverabilityCampaign.Output> {
    record Input(String campaignId) {}

    record Output(Campaign domainDeliverabilityCampaign) {}

    /// AWS: shape `DomainDeliverabilityCampaign`; there is none.
    record Campaign() {}

    @Override
    public Output handle(Caller caller, Input input) {
        throw new NotFound("The campaign <" + input.campaignId() + "> does not exist.");
    }
}
