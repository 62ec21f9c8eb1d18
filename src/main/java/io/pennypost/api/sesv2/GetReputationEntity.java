package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.tenant.ReputationEntities;

/// How a tenant stands.
///
/// AWS: SES API v2, `GetReputationEntity`.
final class GetReputationEntity implements Operation<GetReputationEntity.Input, GetReputationEntity.Output> {
    record Input(String reputationEntityReference, String reputationEntityType) {}

    record Output(ReputationEntity reputationEntity) {}

    private final ReputationEntities entities;

    GetReputationEntity(ReputationEntities entities) {
        this.entities = entities;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var tenant = entities.require(caller.scope(), input.reputationEntityReference());
        return new Output(ReputationEntity.of(caller.scope(), tenant));
    }
}
