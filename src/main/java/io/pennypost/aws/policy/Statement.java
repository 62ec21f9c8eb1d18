package io.pennypost.aws.policy;

import java.util.List;

/// One statement: it says something of a request that fits all its elements.
///
/// @param principals empty in policies of an identity, which speak of nobody else
record Statement(
        PolicyDecision effect,
        Negatable<Principal> principals,
        Negatable<ActionPattern> actions,
        Negatable<ResourcePattern> resources,
        List<Condition> conditions) {
    Statement {
        conditions = List.copyOf(conditions);
    }

    boolean matches(PolicyRequest request) {
        return principals.matches(request)
                && actions.matches(request)
                && resources.matches(request)
                && conditions.stream().allMatch(condition -> condition.matches(request));
    }

    /// Something a request fits or does not.
    interface Matcher {
        boolean matches(PolicyRequest request);
    }

    /// A list of which one must fit; none, where it is the element's `Not` form.
    ///
    /// @param any empty where the element is left out: everything fits
    record Negatable<M extends Matcher>(List<M> any, boolean negated) implements Matcher {
        Negatable {
            any = List.copyOf(any);
        }

        @Override
        public boolean matches(PolicyRequest request) {
            return any.isEmpty() || any.stream().anyMatch(one -> one.matches(request)) != negated;
        }
    }

    /// An action, its case ignored, `*` and `?` allowed.
    record ActionPattern(Glob lowerCase) implements Matcher {
        @Override
        public boolean matches(PolicyRequest request) {
            return lowerCase.matches(request.action().toLowerCase(java.util.Locale.ROOT));
        }
    }

    /// A resource, part by part, perhaps with variables.
    record ResourcePattern(PolicyText text) implements Matcher {
        @Override
        public boolean matches(PolicyRequest request) {
            return text.resolve(request)
                    .filter(glob -> ArnMatch.matches(glob, request.resource()))
                    .isPresent();
        }
    }
}
