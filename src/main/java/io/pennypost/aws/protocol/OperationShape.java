package io.pennypost.aws.protocol;

import java.util.List;
import java.util.Optional;

/// One operation of a service as its table describes it.
///
/// @param namespace XML namespace of the service's answers; empty for protocols without
/// @param bindings  methods and paths; empty for protocols that name the operation elsewhere
/// @param input     empty when the operation takes nothing
/// @param output    empty when the operation gives nothing, not even an empty result element
/// @param errors    names of the errors that the model lists, besides the common ones
public record OperationShape(
        String name,
        Optional<String> namespace,
        List<Binding> bindings,
        Optional<Shape.Structure> input,
        Optional<Shape.Structure> output,
        List<String> errors) {
    public OperationShape {
        bindings = List.copyOf(bindings);
        errors = List.copyOf(errors);
    }

    Shape.Structure inputOrEmpty() {
        return input.orElseGet(() -> Shape.Structure.empty(name + "Input"));
    }

    Shape.Structure outputOrEmpty() {
        return output.orElseGet(() -> Shape.Structure.empty(name + "Output"));
    }
}
