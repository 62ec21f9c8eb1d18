package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.identity.IdentityPolicies;

/// Adds a policy that says who else may send from an identity.
///
/// AWS: SES API v2, `CreateEmailIdentityPolicy`.
final class CreateEmailIdentityPolicy
        implements Operation<CreateEmailIdentityPolicy.Input, CreateEmailIdentityPolicy.Output> {
    record Input(String emailIdentity, String policyName, String policy) {}

    record Output() {}

    private final IdentityPolicies policies;

    CreateEmailIdentityPolicy(IdentityPolicies policies) {
        this.policies = policies;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        policies.create(caller.scope(), input.emailIdentity(), input.policyName(), input.policy());
        return new Output();
    }
}
