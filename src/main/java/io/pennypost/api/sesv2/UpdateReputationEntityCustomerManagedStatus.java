package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.tenant.ReputationEntities;
import io.pennypost.ses.tenant.SendingStatus;

/// Stops the sending of a tenant, or lets it send again.
///
/// AWS: SES API v2, `UpdateReputationEntityCustomerManagedStatus`.
final class UpdateReputationEntityCustomerManagedStatus
        implements Operation<
                UpdateReputationEntityCustomerManagedStatus.Input, UpdateReputationEntityCustomerManagedStatus.Output> {
    record Input(String reputationEntityType, String reputationEntityReference, SendingStatus sendingStatus) {}

    record Output() {}

    private final ReputationEntities entities;

    UpdateReputationEntityCustomerManagedStatus(ReputationEntities entities) {
        this.entities = entities;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        entities.setCustomerStatus(caller.scope(), input.reputationEntityReference(), input.sendingStatus());
        return new Output();
    }
}
