package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.identity.IdentityPolicies;

/// Deletes a policy of an identity; it must be there.
///
/// AWS: SES API v2, `DeleteEmailIdentityPolicy`.
final class DeleteEmailIdentityPolicy
        implements Operation<DeleteEmailIdentityPolicy.Input, DeleteEmailIdentityPolicy.Output> {
    record Input(String emailIdentity, String policyName) {}

    record Output() {}

    private final IdentityPolicies policies;

    DeleteEmailIdentityPolicy(IdentityPolicies policies) {
        this.policies = policies;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        policies.delete(caller.scope(), input.emailIdentity(), input.policyName());
        return new Output();
    }
}
