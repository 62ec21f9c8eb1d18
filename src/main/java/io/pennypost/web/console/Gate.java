package io.pennypost.web.console;

import io.pennypost.api.gateway.Exchange;
import java.util.Optional;

/// Decides whether a caller may use our own doors: where signatures are required, the root's SigV4; else everyone.
@FunctionalInterface
public interface Gate {
    /// Why the request is refused; empty when it may pass. Must not block for long.
    Optional<Refusal> check(Exchange exchange);

    /// Lets everyone in: the gate where signatures are ignored.
    static Gate open() {
        return exchange -> Optional.empty();
    }
}
