package io.pennypost.aws.protocol;

import java.util.List;

/// One operation of a service as its table describes it. (Skeleton: bindings and shapes join with the table reader.)
public record OperationShape(String name, List<String> errors) {
    public OperationShape {
        errors = List.copyOf(errors);
    }
}
