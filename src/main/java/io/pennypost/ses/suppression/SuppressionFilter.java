package io.pennypost.ses.suppression;

import io.pennypost.ses.configset.SuppressionReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Which entries are listed.
///
/// @param reasons empty for all
/// @param from    put last at this time or later
/// @param until   put last before this time
public record SuppressionFilter(List<SuppressionReason> reasons, Optional<Instant> from, Optional<Instant> until) {
    /// Every entry.
    public static final SuppressionFilter ALL = new SuppressionFilter(List.of(), Optional.empty(), Optional.empty());

    public SuppressionFilter {
        reasons = List.copyOf(reasons);
    }
}
