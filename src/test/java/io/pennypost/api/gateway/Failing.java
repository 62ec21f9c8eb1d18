package io.pennypost.api.gateway;

import io.pennypost.auth.Caller;
import java.util.function.Supplier;

/// Fails as told.
final class Failing implements Operation<Failing.Input, Failing.Output> {
    record Input() {}

    record Output() {}

    private final Supplier<? extends RuntimeException> failure;

    Failing(Supplier<? extends RuntimeException> failure) {
        this.failure = failure;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        throw failure.get();
    }
}
