package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.identity.IdentityPolicies;

/// Replaces a policy of an identity; it must be there.
///
/// AWS: SES API v2, `UpdateEmailIdentityPolicy`.
final class UpdateEmailIdentityPolicy
        implements Operation<UpdateEmailIdentityPolicy.Input, UpdateEmailIdentityPolicy.Output> {
    record Input(String emailIdentity, String policyName, String policy) {}

    record Output() {}

    private final IdentityPolicies policies;

    UpdateEmailIdentityPolicy(IdentityPolicies policies) {
        this.policies = policies;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        policies.update(caller.scope(), input.emailIdentity(), input.policyName(), input.policy());
        return new Output();
    }
}
