package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.identity.IdentityPolicies;
import java.util.Map;

/// All policies of an identity, by name.
///
/// AWS: SES API v2, `GetEmailIdentityPolicies`.
final class GetEmailIdentityPolicies
        implements Operation<GetEmailIdentityPolicies.Input, GetEmailIdentityPolicies.Output> {
    record Input(String emailIdentity) {}

    record Output(Map<String, String> policies) {}

    private final IdentityPolicies policies;

    GetEmailIdentityPolicies(IdentityPolicies policies) {
        this.policies = policies;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(policies.get(caller.scope(), input.emailIdentity()));
    }
}
