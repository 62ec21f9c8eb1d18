package io.pennypost.ses.configset;

import java.time.Instant;
import java.util.Optional;

/// Whether bounce and complaint rates are counted. AWS: shape `ReputationOptions`.
///
/// @param lastFreshStart when the rates were last begun anew
public record ReputationOptions(Optional<Boolean> reputationMetricsEnabled, Optional<Instant> lastFreshStart) {
    static final ReputationOptions ON = new ReputationOptions(Optional.of(true), Optional.empty());
    static final ReputationOptions OFF = new ReputationOptions(Optional.of(false), Optional.empty());

    /// SES: a block given without its boolean means false; its moment is not the caller's to set.
    ReputationOptions asGiven() {
        return reputationMetricsEnabled.orElse(false) ? ON : OFF;
    }

    ReputationOptions withMetricsEnabled(boolean enabled) {
        return new ReputationOptions(Optional.of(enabled), lastFreshStart);
    }

    ReputationOptions freshSince(Instant now) {
        return new ReputationOptions(reputationMetricsEnabled, Optional.of(now));
    }
}
