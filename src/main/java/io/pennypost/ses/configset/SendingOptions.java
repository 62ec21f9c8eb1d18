package io.pennypost.ses.configset;

import java.util.Optional;

/// Whether mail may be sent with a set. AWS: shape `SendingOptions`.
public record SendingOptions(Optional<Boolean> sendingEnabled) {
    static final SendingOptions ON = of(true);

    static SendingOptions of(boolean enabled) {
        return new SendingOptions(Optional.of(enabled));
    }

    /// SES: a block given without its boolean means false.
    SendingOptions asGiven() {
        return of(sendingEnabled.orElse(false));
    }
}
