package io.pennypost.ses.account;

import io.pennypost.ses.configset.SuppressionOptions.SuppressionConditionThreshold;
import io.pennypost.ses.configset.SuppressionReason;
import java.util.List;
import java.util.Optional;

/// The account's suppression list. AWS: shape `SuppressionAttributes`.
///
/// @param suppressedReasons    what puts an address on it; empty: nothing
/// @param validationAttributes which addresses are held back before they bounce
public record SuppressionAttributes(
        List<SuppressionReason> suppressedReasons, Optional<SuppressionValidationAttributes> validationAttributes) {
    /// What a new account starts with.
    static final SuppressionAttributes FRESH =
            new SuppressionAttributes(List.of(SuppressionReason.BOUNCE, SuppressionReason.COMPLAINT), Optional.empty());

    public SuppressionAttributes {
        suppressedReasons = List.copyOf(suppressedReasons);
    }

    /// AWS: shape `SuppressionValidationAttributes`.
    public record SuppressionValidationAttributes(SuppressionConditionThreshold conditionThreshold) {}
}
