package io.pennypost.ses.configset;

import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.ses.BadRequest;
import java.util.List;
import java.util.Optional;

/// Changes of where the tracking links of a configuration set point.
///
/// v2 puts the block at once; v1 creates, updates and deletes it, and knows the domain alone. Every method throws
/// [NotFound] `Configuration set <X> does not exist.` Safe for use by many threads.
public final class ConfigurationSetTracking {
    private static final List<String> HTTPS_POLICIES = List.of("OPTIONAL", "REQUIRE", "REQUIRE_OPEN_ONLY");

    private final ConfigurationSets sets;

    public ConfigurationSetTracking(ConfigurationSets sets) {
        this.sets = sets;
    }

    /// Puts the whole block, or takes it away when nothing is given.
    ///
    /// @param domain      of the links
    /// @param httpsPolicy `REQUIRE`, `REQUIRE_OPEN_ONLY` or `OPTIONAL`
    /// @throws BadRequest in this order: a policy without a domain, a domain that is not verified, an unknown
    ///                    policy
    public void put(Scope scope, String name, Optional<String> domain, Optional<String> httpsPolicy) {
        sets.require(scope, name);
        if (domain.isEmpty() && httpsPolicy.isPresent()) {
            throw new BadRequest("CustomRedirectDomain must be specified.");
        }
        domain.ifPresent(given -> sets.references().checkDomain(scope, given));
        httpsPolicy.ifPresent(ConfigurationSetTracking::checkHttpsPolicy);
        var tracking = domain.map(given -> new TrackingOptions(given, httpsPolicy));
        sets.change(scope, name, set -> set.withTracking(tracking));
    }

    private static void checkHttpsPolicy(String policy) {
        if (!HTTPS_POLICIES.contains(policy)) {
            throw new BadRequest("1 validation error detected: Value at 'httpsPolicy' failed to satisfy constraint: "
                    + "Member must satisfy enum value set: [" + String.join(", ", HTTPS_POLICIES) + "]");
        }
    }

    /// Gives a set that has no tracking domain its first.
    ///
    /// @throws BadRequest   no domain, or one that is not verified
    /// @throws ServiceError `TrackingOptionsAlreadyExistsException`
    public void create(Scope scope, String name, Optional<String> domain) {
        requireAbsent(sets.require(scope, name));
        var checked = checked(scope, domain);
        sets.change(scope, name, set -> {
            requireAbsent(set);
            return set.withTracking(Optional.of(new TrackingOptions(checked, Optional.empty())));
        });
    }

    private static void requireAbsent(ConfigurationSet set) {
        if (set.tracking().isPresent()) {
            throw new ServiceError(
                    "TrackingOptionsAlreadyExistsException",
                    "Configuration set <" + set.name() + "> already has tracking options.",
                    ConfigurationSets.members(set.name()));
        }
    }

    /// Gives a set that has a tracking domain another. Its policy for HTTPS stays.
    ///
    /// @throws BadRequest   no domain, or one that is not verified
    /// @throws ServiceError `TrackingOptionsDoesNotExistException`
    public void update(Scope scope, String name, Optional<String> domain) {
        requirePresent(sets.require(scope, name));
        var checked = checked(scope, domain);
        sets.change(scope, name, set -> {
            var policy = requirePresent(set).httpsPolicy();
            return set.withTracking(Optional.of(new TrackingOptions(checked, policy)));
        });
    }

    /// Takes the block away.
    ///
    /// @throws ServiceError `TrackingOptionsDoesNotExistException`
    public void delete(Scope scope, String name) {
        sets.change(scope, name, set -> {
            requirePresent(set);
            return set.withTracking(Optional.empty());
        });
    }

    private static TrackingOptions requirePresent(ConfigurationSet set) {
        return set.tracking()
                .orElseThrow(() -> new ServiceError(
                        "TrackingOptionsDoesNotExistException",
                        "There are no tracking options for configuration set <" + set.name() + ">",
                        ConfigurationSets.members(set.name())));
    }

    private String checked(Scope scope, Optional<String> domain) {
        var given = domain.filter(text -> !text.isEmpty())
                .orElseThrow(() -> new BadRequest("At least one field of TrackingOptions must contain a value."));
        sets.references().checkDomain(scope, given);
        return given;
    }
}
