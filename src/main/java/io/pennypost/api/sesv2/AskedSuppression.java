package io.pennypost.api.sesv2;

import io.pennypost.ses.configset.SuppressionOptions;
import io.pennypost.ses.configset.SuppressionOptions.SuppressionValidationOptions;
import io.pennypost.ses.configset.SuppressionReason;
import java.util.List;
import java.util.Optional;

/// `SuppressionOptions` as `CreateConfigurationSet` takes them. Its answer to a null among the reasons was seen on SES
/// and differs from that of `PutConfigurationSetSuppressionOptions`. A block without anything in it, on which SES was
/// seen to fail with status 500, suppresses nothing, as it does there.
record AskedSuppression(
        Optional<List<Optional<SuppressionReason>>> suppressedReasons,
        Optional<String> suppressionScope,
        Optional<SuppressionValidationOptions> validationOptions) {
    SuppressionOptions toOptions() {
        var names = suppressedReasons.orElse(List.of()).stream()
                .map(reason -> reason.map(SuppressionReason::name))
                .toList();
        return SuppressionOptions.of(names, suppressionScope, validationOptions);
    }
}
