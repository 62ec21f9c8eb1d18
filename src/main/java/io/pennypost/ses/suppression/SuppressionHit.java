package io.pennypost.ses.suppression;

import io.pennypost.ses.configset.SuppressionReason;

/// Why a recipient gets nothing.
///
/// @param reason what the entry says
public record SuppressionHit(Holder holder, SuppressionReason reason) {
    /// Whose list it is on.
    public enum Holder {
        ACCOUNT,
        TENANT,
        /// That of all who send; only the simulator shows it.
        GLOBAL
    }
}
