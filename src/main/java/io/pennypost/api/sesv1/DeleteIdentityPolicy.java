package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.identity.IdentityPolicies;

/// Deletes a policy of an identity; deleting what is not there is success.
///
/// AWS: SES API v1, `DeleteIdentityPolicy`.
final class DeleteIdentityPolicy implements Operation<DeleteIdentityPolicy.Input, DeleteIdentityPolicy.Output> {
    record Input(String identity, String policyName) {}

    record Output() {}

    private final IdentityPolicies policies;

    DeleteIdentityPolicy(IdentityPolicies policies) {
        this.policies = policies;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        policies.deleteIfPresent(caller.scope(), input.identity(), input.policyName());
        return new Output();
    }
}
