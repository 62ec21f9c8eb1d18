package io.pennypost.receive.action;

import io.pennypost.aws.arn.Scope;
import java.io.IOException;

/// Calls functions.
@FunctionalInterface
public interface Functions {
    /// Calls a function with an event.
    ///
    /// @param wait whether its answer is waited for; else the call returns when the event is taken
    /// @return what the function returned, as JSON; empty when it was not waited for
    /// @throws IOException with a reason for the operator when the function failed or could not be called
    String call(Scope scope, String function, byte[] event, boolean wait) throws IOException;
}
