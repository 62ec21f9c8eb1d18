package io.pennypost.api.gateway;

import io.pennypost.auth.Caller;

/// An operation with the type of its input, found once by the nested record `Input`.
record Endpoint<I extends Record>(Operation<I, ?> operation, Class<I> inputType) {
    static Endpoint<?> of(Operation<?, ?> operation) {
        for (var nested : operation.getClass().getDeclaredClasses()) {
            if (nested.getSimpleName().equals("Input")) {
                return bind(operation, nested.asSubclass(Record.class));
            }
        }
        throw new IllegalArgumentException(operation.getClass() + " declares no record Input.");
    }

    /// By the contract of [Operation] its input is its nested record `Input`.
    @SuppressWarnings("unchecked")
    private static <I extends Record> Endpoint<I> bind(Operation<?, ?> operation, Class<I> inputType) {
        return new Endpoint<>((Operation<I, ?>) operation, inputType);
    }

    Record handle(Caller caller, Record input) {
        return operation.handle(caller, inputType.cast(input));
    }
}
