package io.pennypost.ses.configset;

import java.util.List;
import java.util.Optional;

/// Which suppression list counts for a set. AWS: shape `SuppressionOptions`.
///
/// @param suppressedReasons empty list: nothing is suppressed for this set
/// @param suppressionScope  `ACCOUNT` or `TENANT`
public record SuppressionOptions(
        List<SuppressionReason> suppressedReasons,
        Optional<String> suppressionScope,
        Optional<SuppressionValidationOptions> validationOptions) {
    public SuppressionOptions {
        suppressedReasons = List.copyOf(suppressedReasons);
    }

    /// AWS: shape `SuppressionValidationOptions`.
    public record SuppressionValidationOptions(SuppressionConditionThreshold conditionThreshold) {}

    /// AWS: shape `SuppressionConditionThreshold`.
    ///
    /// @param conditionThresholdEnabled `ENABLED` or `DISABLED`
    public record SuppressionConditionThreshold(
            String conditionThresholdEnabled, Optional<SuppressionConfidenceThreshold> overallConfidenceThreshold) {}

    /// AWS: shape `SuppressionConfidenceThreshold`.
    ///
    /// @param confidenceVerdictThreshold `MEDIUM`, `HIGH` or `MANAGED`
    public record SuppressionConfidenceThreshold(String confidenceVerdictThreshold) {}
}
