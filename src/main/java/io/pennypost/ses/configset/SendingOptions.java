package io.pennypost.ses.configset;

import java.util.Optional;

/// Whether mail may be sent with a set. AWS: shape `SendingOptions`.
public record SendingOptions(Optional<Boolean> sendingEnabled) {
    static final SendingOptions ON = new SendingOptions(Optional.of(true));

    /// SES: a block given without its boolean means false.
    SendingOptions asStored() {
        return new SendingOptions(Optional.of(sendingEnabled.orElse(false)));
    }
}
