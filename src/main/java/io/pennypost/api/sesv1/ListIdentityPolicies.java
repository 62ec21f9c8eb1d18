package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.identity.IdentityPolicies;
import java.util.List;

/// Names of the policies of an identity, in their order.
///
/// AWS: SES API v1, `ListIdentityPolicies`.
final class ListIdentityPolicies implements Operation<ListIdentityPolicies.Input, ListIdentityPolicies.Output> {
    record Input(String identity) {}

    record Output(List<String> policyNames) {}

    private final IdentityPolicies policies;

    ListIdentityPolicies(IdentityPolicies policies) {
        this.policies = policies;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(policies.getIfPresent(caller.scope(), input.identity()).keySet().stream()
                .sorted()
                .toList());
    }
}
