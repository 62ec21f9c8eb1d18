package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.tenant.ReputationEntities;

/// Says by which policy of AWS the reputation of a tenant is watched. Kept and told: no tenant is watched yet.
///
/// AWS: SES API v2, `UpdateReputationEntityPolicy`.
final class UpdateReputationEntityPolicy
        implements Operation<UpdateReputationEntityPolicy.Input, UpdateReputationEntityPolicy.Output> {
    record Input(String reputationEntityType, String reputationEntityReference, String reputationEntityPolicy) {}

    record Output() {}

    private final ReputationEntities entities;

    UpdateReputationEntityPolicy(ReputationEntities entities) {
        this.entities = entities;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        entities.setPolicy(caller.scope(), input.reputationEntityReference(), input.reputationEntityPolicy());
        return new Output();
    }
}
