package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.identity.IdentityPolicies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Named policies of an identity; those that do not exist are left out.
///
/// AWS: SES API v1, `GetIdentityPolicies`.
final class GetIdentityPolicies implements Operation<GetIdentityPolicies.Input, GetIdentityPolicies.Output> {
    record Input(String identity, List<String> policyNames) {}

    record Output(Map<String, String> policies) {}

    private final IdentityPolicies policies;

    GetIdentityPolicies(IdentityPolicies policies) {
        this.policies = policies;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        if (input.policyNames().size() > SesLimits.IDENTITY_POLICIES_MAX) {
            throw new ServiceError(
                    "ValidationError",
                    "1 validation error detected: Value at 'policyNames' failed to satisfy constraint: "
                            + "Member must have length less than or equal to " + SesLimits.IDENTITY_POLICIES_MAX);
        }
        var found = new LinkedHashMap<String, String>();
        var present = policies.getIfPresent(caller.scope(), input.identity());
        input.policyNames().stream()
                .filter(present::containsKey)
                .forEach(name -> found.put(name, present.getOrDefault(name, "")));
        return new Output(found);
    }
}
