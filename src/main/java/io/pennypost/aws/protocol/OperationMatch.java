package io.pennypost.aws.protocol;

import java.util.Map;

/// An operation found for a request, with the labels taken from its path.
///
/// @param labels member name to decoded value; empty for protocols without path labels
public record OperationMatch(OperationShape operation, Map<String, String> labels) {
    public OperationMatch {
        labels = Map.copyOf(labels);
    }
}
