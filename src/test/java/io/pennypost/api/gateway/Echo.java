package io.pennypost.api.gateway;

import io.pennypost.auth.Caller;

/// Gives back what it got, and from where.
final class Echo implements Operation<Echo.Input, Echo.Output> {
    record Input(String text) {}

    record Output(String text, String scope) {}

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(
                input.text(), caller.scope().account() + "/" + caller.scope().region());
    }
}
