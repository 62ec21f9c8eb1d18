package io.pennypost.ses.identity;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.AlreadyExists;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.InvalidPolicy;
import io.pennypost.ses.LimitExceeded;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.SesLimits;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The sending authorization policies of identities: who else may send from them.
///
/// An identity is named by its name or its ARN. Safe for use by many threads.
public final class IdentityPolicies {
    private final IdentityDocuments documents;

    public IdentityPolicies(IdentityDocuments documents) {
        this.documents = documents;
    }

    /// Adds a policy. AWS: v2 `CreateEmailIdentityPolicy`.
    ///
    /// @throws NotFound      the identity
    /// @throws AlreadyExists `Policy <p> already exists`
    /// @throws LimitExceeded more than 20
    /// @throws BadRequest    a name that is none
    /// @throws InvalidPolicy a document that is none
    public void create(Scope scope, String identity, String policyName, String document) {
        checkName(policyName);
        change(scope, identity, (name, policies) -> {
            var policy = SendingPolicy.read(scope, name, document);
            if (policies.containsKey(policyName)) {
                throw new AlreadyExists("Policy <" + policyName + "> already exists");
            }
            return with(policies, name, policyName, policy);
        });
    }

    /// Replaces a policy. AWS: v2 `UpdateEmailIdentityPolicy`.
    ///
    /// @throws NotFound      the identity, or `Policy <p> does not exist`
    /// @throws BadRequest    a name that is none
    /// @throws InvalidPolicy a document that is none
    public void update(Scope scope, String identity, String policyName, String document) {
        checkName(policyName);
        change(scope, identity, (name, policies) -> {
            var policy = SendingPolicy.read(scope, name, document);
            requireOne(policies, policyName);
            return with(policies, name, policyName, policy);
        });
    }

    /// Adds or replaces a policy. AWS: v1 `PutIdentityPolicy`.
    ///
    /// @throws NotFound      the identity
    /// @throws LimitExceeded more than 20
    /// @throws BadRequest    a name that is none
    /// @throws InvalidPolicy a document that is none
    public void put(Scope scope, String identity, String policyName, String document) {
        checkName(policyName);
        change(
                scope,
                identity,
                (name, policies) -> with(policies, name, policyName, SendingPolicy.read(scope, name, document)));
    }

    /// Takes a policy away. AWS: v2 `DeleteEmailIdentityPolicy`.
    ///
    /// @throws NotFound the identity, or `Policy <p> does not exist`
    public void delete(Scope scope, String identity, String policyName) {
        change(scope, identity, (_, policies) -> {
            requireOne(policies, policyName);
            return without(policies, policyName);
        });
    }

    /// Takes a policy away, if it and its identity are there. AWS: v1 `DeleteIdentityPolicy`.
    public void deleteIfPresent(Scope scope, String identity, String policyName) {
        var _ = update(scope, identity, (_, policies) -> without(policies, policyName));
    }

    /// All policies of an identity, compact, by name. AWS: v2 `GetEmailIdentityPolicies`.
    ///
    /// @throws NotFound `Email identity <X> does not exist.`
    public Map<String, String> get(Scope scope, String identity) {
        return find(scope, identity).map(Identity::policies).orElseThrow(() -> missing(identity));
    }

    /// All policies of an identity, compact, by name; none when there is no such identity.
    public Map<String, String> getIfPresent(Scope scope, String identity) {
        return find(scope, identity).map(Identity::policies).orElse(Map.of());
    }

    private Optional<Identity> find(Scope scope, String identity) {
        return IdentityReference.read(scope, identity).flatMap(name -> documents.find(scope, name.text()));
    }

    /// The policies of an identity after a change; it may run again.
    private interface Change {
        Map<String, String> apply(IdentityName name, Map<String, String> policies);
    }

    private void change(Scope scope, String identity, Change change) {
        if (update(scope, identity, change).isEmpty()) {
            throw missing(identity);
        }
    }

    private Optional<Identity> update(Scope scope, String identity, Change change) {
        return IdentityReference.read(scope, identity).flatMap(name -> {
            UnaryOperator<Identity> changed = present -> present.withPolicies(change.apply(name, present.policies()));
            return documents.update(scope, name.text(), changed);
        });
    }

    private static NotFound missing(String identity) {
        return new NotFound("Email identity <" + identity + "> does not exist.");
    }

    private static void requireOne(Map<String, String> policies, String policyName) {
        if (!policies.containsKey(policyName)) {
            throw new NotFound("Policy <" + policyName + "> does not exist");
        }
    }

    private static Map<String, String> with(
            Map<String, String> policies, IdentityName identity, String policyName, String policy) {
        var changed = new HashMap<>(policies);
        changed.put(policyName, policy);
        if (changed.size() > SesLimits.IDENTITY_POLICIES_MAX) {
            throw new LimitExceeded("Number of policies for <" + identity.text()
                    + "> exceeds max allowed number of policies per resource");
        }
        return changed;
    }

    private static Map<String, String> without(Map<String, String> policies, String policyName) {
        var changed = new HashMap<>(policies);
        changed.remove(policyName);
        return changed;
    }

    /// The table bounds the length.
    private static void checkName(String name) {
        if (!name.chars().allMatch(IdentityPolicies::isNameLetter)) {
            throw new BadRequest("PolicyName is invalid. Policy names must only include alpha-numeric characters,"
                    + " dashes, and underscores.");
        }
    }

    private static boolean isNameLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
