package io.pennypost.ses.configset;

import io.pennypost.ses.BadRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /// Takes reasons by their names, as SES does where it has a text of its own for what is none.
    ///
    /// @param reasonNames empty for a null
    /// @throws BadRequest `Reason X is invalid, must be one of [BOUNCE, COMPLAINT].`
    public static SuppressionOptions of(
            List<Optional<String>> reasonNames,
            Optional<String> suppressionScope,
            Optional<SuppressionValidationOptions> validationOptions) {
        var reasons = reasonNames.stream().map(SuppressionOptions::reason).toList();
        return new SuppressionOptions(reasons, suppressionScope, validationOptions);
    }

    private static SuppressionReason reason(Optional<String> name) {
        return Stream.of(SuppressionReason.values())
                .filter(reason -> name.filter(reason.name()::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new BadRequest(
                        "Reason " + name.orElse("null") + " is invalid, must be one of [BOUNCE, COMPLAINT]."));
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
