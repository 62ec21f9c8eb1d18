package io.pennypost.ses.configset;

import java.time.Instant;
import java.util.Optional;

/// Whether bounce and complaint rates are counted. AWS: shape `ReputationOptions`.
///
/// @param lastFreshStart when the rates were last begun anew
public record ReputationOptions(Optional<Boolean> reputationMetricsEnabled, Optional<Instant> lastFreshStart) {
    static final ReputationOptions ON = new ReputationOptions(Optional.of(true), Optional.empty());

    /// SES: a block given without its boolean means false.
    ReputationOptions asStored() {
        return new ReputationOptions(Optional.of(reputationMetricsEnabled.orElse(false)), lastFreshStart);
    }
}
