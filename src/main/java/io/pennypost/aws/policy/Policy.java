package io.pennypost.aws.policy;

import java.util.List;
import java.util.Optional;

/// A policy document. Immutable: it may be kept and asked by many threads.
public final class Policy {
    private final List<Statement> statements;

    Policy(List<Statement> statements) {
        this.statements = List.copyOf(statements);
    }

    /// Reads a document; empty when it is none, or says something that cannot be understood whole.
    public static Optional<Policy> parse(String json) {
        return PolicyReader.read(json);
    }

    /// What it says of a request: a refusal outweighs every allowance.
    public PolicyDecision decide(PolicyRequest request) {
        var decision = PolicyDecision.NONE;
        for (var statement : statements) {
            if (statement.effect().compareTo(decision) > 0 && statement.matches(request)) {
                decision = statement.effect();
            }
        }
        return decision;
    }
}
