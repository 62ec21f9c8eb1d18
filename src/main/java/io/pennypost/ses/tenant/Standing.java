package io.pennypost.ses.tenant;

import java.time.Instant;
import java.util.Optional;

/// One word on whether a tenant may send, and since when. AWS: shape `StatusRecord`.
///
/// @param cause why, where a reason was found
public record Standing(SendingStatus status, Optional<String> cause, Instant lastUpdatedTimestamp) {
    /// Sending is allowed and nothing speaks against it.
    static Standing enabled(Instant at) {
        return new Standing(SendingStatus.ENABLED, Optional.empty(), at);
    }
}
