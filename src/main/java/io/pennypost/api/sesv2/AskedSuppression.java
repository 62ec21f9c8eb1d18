package io.pennypost.api.sesv2;

import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.ses.configset.SuppressionOptions;
import io.pennypost.ses.configset.SuppressionOptions.SuppressionValidationOptions;
import io.pennypost.ses.configset.SuppressionReason;
import java.util.List;
import java.util.Optional;

/// `SuppressionOptions` as `CreateConfigurationSet` takes them. Two of its answers were seen on SES and differ from
/// those of `PutConfigurationSetSuppressionOptions`: to a block without anything in it, and to a null among the
/// reasons.
record AskedSuppression(
        Optional<List<Optional<SuppressionReason>>> suppressedReasons,
        Optional<String> suppressionScope,
        Optional<SuppressionValidationOptions> validationOptions) {
    private static final AskedSuppression NOTHING =
            new AskedSuppression(Optional.empty(), Optional.empty(), Optional.empty());

    /// @throws ServiceError `InternalFailure` when there is nothing in it, as SES has it
    SuppressionOptions toOptions() {
        if (equals(NOTHING)) {
            throw new ServiceError("InternalFailure", "An internal failure has occurred.");
        }
        var names = suppressedReasons.orElse(List.of()).stream()
                .map(reason -> reason.map(SuppressionReason::name))
                .toList();
        return SuppressionOptions.of(names, suppressionScope, validationOptions);
    }
}
