package io.pennypost.api.sesv2;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.tenant.ReputationEntities;
import io.pennypost.ses.tenant.SendingStatus;
import io.pennypost.ses.tenant.Standing;
import io.pennypost.ses.tenant.Tenant;

/// How a tenant stands. AWS: shape `ReputationEntity`; without an impact, since none is measured.
record ReputationEntity(
        String reputationEntityReference,
        String reputationEntityType,
        String reputationManagementPolicy,
        Standing customerManagedStatus,
        Standing awsSesManagedStatus,
        SendingStatus sendingStatusAggregate) {
    /// The only type there is.
    static final String TYPE = "RESOURCE";

    static ReputationEntity of(Scope scope, Tenant tenant) {
        return new ReputationEntity(
                tenant.arn(scope),
                TYPE,
                ReputationEntities.policyArn(scope, tenant),
                tenant.customer(),
                tenant.managed(),
                tenant.sendingStatus());
    }
}
