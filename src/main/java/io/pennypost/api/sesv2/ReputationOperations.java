package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.ses.tenant.ReputationEntities;
import java.util.List;

/// The operations of SES API v2 on reputation entities.
public final class ReputationOperations {
    private ReputationOperations() {}

    /// All of them.
    public static List<Operation<?, ?>> of(ReputationEntities entities) {
        return List.of(
                new GetReputationEntity(entities),
                new ListReputationEntities(entities),
                new UpdateReputationEntityCustomerManagedStatus(entities),
                new UpdateReputationEntityPolicy(entities));
    }
}
