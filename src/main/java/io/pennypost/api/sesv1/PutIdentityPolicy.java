package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.identity.IdentityPolicies;

/// Adds or replaces a policy that says who else may send from an identity, named by name or ARN.
///
/// AWS: SES API v1, `PutIdentityPolicy`.
final class PutIdentityPolicy implements Operation<PutIdentityPolicy.Input, PutIdentityPolicy.Output> {
    record Input(String identity, String policyName, String policy) {}

    record Output() {}

    private final IdentityPolicies policies;

    PutIdentityPolicy(IdentityPolicies policies) {
        this.policies = policies;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        policies.put(caller.scope(), input.identity(), input.policyName(), input.policy());
        return new Output();
    }
}
