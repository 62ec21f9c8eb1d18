package io.pennypost.api.sesv1;

import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.identity.Identities;
import io.pennypost.ses.identity.Identity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What the `GetIdentity…Attributes` operations have in common: a map from the names asked for to what is
/// known of them, without those that are unknown.
final class NamedIdentities {
    private NamedIdentities() {}

    static <T> Map<String, T> attributes(
            Identities identities, Scope scope, List<String> names, Function<Identity, T> attributes) {
        if (names.size() > SesLimits.IDENTITIES_ASKED_MAX) {
            throw new ServiceError(
                    "ValidationError",
                    "1 validation error detected: Value at 'identities' failed to satisfy constraint: "
                            + "Member must have length less than or equal to " + SesLimits.IDENTITIES_ASKED_MAX);
        }
        var known = new LinkedHashMap<String, T>();
        identities.findAll(scope, names).forEach((name, identity) -> known.put(name, attributes.apply(identity)));
        return known;
    }
}
