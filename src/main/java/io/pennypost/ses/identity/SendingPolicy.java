package io.pennypost.ses.identity;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.InvalidPolicy;
import io.pennypost.ses.SesLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a sending authorization policy: JSON in the policy language of IAM, about sending from one identity.
///
/// Source: "Sending authorization policies" of the SES guide and "IAM JSON policy element reference". What a policy
/// means is not decided here.
final class SendingPolicy {
    private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");
    private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");
    private static final Set<String> STATEMENT_ELEMENTS =
            Set.of("Sid", "Effect", "Principal", "Action", "Resource", "Condition");
    private static final Set<String> PRINCIPALS = Set.of("AWS", "Service", "Federated", "CanonicalUser");
    private static final List<String> ACTIONS = List.of(
            "ses:sendemail",
            "ses:sendrawemail",
            "ses:sendtemplatedemail",
            "ses:sendbulktemplatedemail",
            "ses:sendbulkemail");

    private final Scope scope;
    private final IdentityName identity;

    private SendingPolicy(Scope scope, IdentityName identity) {
        this.scope = scope;
        this.identity = identity;
    }

    /// The document without white space.
    ///
    /// @throws InvalidPolicy saying what is wrong with it
    static String read(Scope scope, IdentityName identity, String document) {
        var json = PolicyJson.parse(document)
                .orElseThrow(() -> new InvalidPolicy("The policy document is not a valid JSON object."));
        if (json.compact().getBytes(StandardCharsets.UTF_8).length > SesLimits.IDENTITY_POLICY_BYTES_MAX) {
            throw new InvalidPolicy(
                    "The policy document is larger than " + SesLimits.IDENTITY_POLICY_BYTES_MAX + " bytes.");
        }
        new SendingPolicy(scope, identity).check(json.members());
        return json.compact();
    }

    private void check(Map<String, Object> policy) {
        checkElements("policy", policy, ELEMENTS);
        if (policy.containsKey("Version") && !VERSIONS.contains(policy.get("Version"))) {
            throw new InvalidPolicy("The policy has an unknown Version: it must be 2012-10-17 or 2008-10-17.");
        }
        var statements = items(policy, "Statement");
        if (statements.isEmpty()) {
            throw new InvalidPolicy("The policy must contain a Statement.");
        }
        for (var statement : statements) {
            if (!(statement instanceof Map<?, ?>)) {
                throw new InvalidPolicy("A Statement must be a JSON object.");
            }
            checkStatement(PolicyJson.object(statement));
        }
    }

    private void checkStatement(Map<String, Object> statement) {
        checkElements("statement", statement, STATEMENT_ELEMENTS);
        if (!"Allow".equals(statement.get("Effect")) && !"Deny".equals(statement.get("Effect"))) {
            throw new InvalidPolicy("A Statement must contain an Effect: Allow or Deny.");
        }
        checkPrincipal(statement.get("Principal"));
        checkEach("Action", texts(statement, "Action"), SendingPolicy::isSending);
        checkEach("Resource", texts(statement, "Resource"), this::isIdentity);
        checkCondition(statement.get("Condition"));
    }

    private static void checkElements(String where, Map<String, Object> object, Set<String> known) {
        object.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidPolicy("The " + where + " has an element that is not allowed: " + name + ".");
                });
    }

    private static void checkPrincipal(@Nullable Object principal) {
        if ("*".equals(principal)) {
            return;
        }
        if (!(principal instanceof Map<?, ?>) || ((Map<?, ?>) principal).isEmpty()) {
            throw new InvalidPolicy("A Statement must contain a Principal.");
        }
        var members = PolicyJson.object(principal);
        for (var kind : members.keySet()) {
            if (!PRINCIPALS.contains(kind) || texts(members, kind).isEmpty()) {
                throw new InvalidPolicy("A Principal is invalid: " + kind + ".");
            }
        }
    }

    private static void checkEach(String element, List<String> values, Predicate<String> allowed) {
        if (values.isEmpty()) {
            throw new InvalidPolicy("A Statement must contain " + element + ".");
        }
        values.stream().filter(allowed.negate()).findFirst().ifPresent(value -> {
            throw new InvalidPolicy("The policy has an invalid " + element + ": " + value + ".");
        });
    }

    /// Whether it is one of the actions of sending, or a pattern that has some of them.
    private static boolean isSending(String action) {
        var pattern = Pattern.compile(Stream.of(action.toLowerCase(Locale.ROOT).split("(?=[*?])|(?<=[*?])", -1))
                .map(part -> switch (part) {
                    case "*" -> ".*";
                    case "?" -> ".";
                    default -> Pattern.quote(part);
                })
                .collect(Collectors.joining()));
        return ACTIONS.stream().anyMatch(known -> pattern.matcher(known).matches());
    }

    /// Whether it is the ARN of the identity that the policy belongs to.
    private boolean isIdentity(String resource) {
        return resource.startsWith("arn:")
                && IdentityReference.read(scope, resource)
                        .filter(identity::equals)
                        .isPresent();
    }

    private static void checkCondition(@Nullable Object condition) {
        if (condition == null) {
            return;
        }
        if (!(condition instanceof Map<?, ?> operators)
                || !operators.values().stream().allMatch(Map.class::isInstance)) {
            throw new InvalidPolicy("A Condition must be a JSON object of operators with their keys.");
        }
    }

    /// The items of a list, or the one value that stands for a list.
    private static List<?> items(Map<String, Object> object, String name) {
        var value = object.get(name);
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> list ? list : List.of(value);
    }

    private static List<String> texts(Map<String, Object> object, String name) {
        var items = items(object, name);
        if (!items.stream().allMatch(String.class::isInstance)) {
            throw new InvalidPolicy("The policy has an invalid " + name + ": texts are expected.");
        }
        return items.stream().map(String.class::cast).toList();
    }
}
