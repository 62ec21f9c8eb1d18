package io.pennypost.aws.protocol;

import java.util.Map;
import java.util.Optional;

/// Operations, shapes and errors of one service, read from its text table. (Skeleton.)
public final class ServiceTable {
    private final String name;
    private final Map<String, OperationShape> operations;

    ServiceTable(String name, Map<String, OperationShape> operations) {
        this.name = name;
        this.operations = Map.copyOf(operations);
    }

    /// `sesv2`, `ses`, `sts`.
    public String name() {
        return name;
    }

    public Optional<OperationShape> operation(String operationName) {
        return Optional.ofNullable(operations.get(operationName));
    }

    /// Looks a refusal up: the code on this service's wire and its HTTP status.
    public WireError error(OperationShape operation, ServiceError error) {
        return new WireError(error.code(), 400, error.text(), error.members());
    }
}
