package io.pennypost.aws.protocol;

import java.util.Map;
import java.util.Optional;

/// An operation found for a request, with the labels taken from its path.
///
/// @param binding which of the operation's paths it was; empty for protocols without paths
/// @param labels  member name to decoded value; empty for protocols without path labels
public record OperationMatch(OperationShape operation, Optional<Binding> binding, Map<String, String> labels) {
    public OperationMatch {
        labels = Map.copyOf(labels);
    }

    /// A match of a protocol that names the operation outside the path.
    static OperationMatch of(OperationShape operation) {
        return new OperationMatch(operation, Optional.empty(), Map.of());
    }
}
