package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.configset.ConfigurationSetOptions;
import io.pennypost.ses.configset.SuppressionOptions;
import io.pennypost.ses.configset.SuppressionOptions.SuppressionValidationOptions;
import java.util.List;
import java.util.Optional;

/// Says which suppressed addresses count for a configuration set, instead of what the account says. Without reasons
/// none
/// does.
///
/// AWS: SES API v2, `PutConfigurationSetSuppressionOptions`.
final class PutConfigurationSetSuppressionOptions
        implements Operation<
                PutConfigurationSetSuppressionOptions.Input, PutConfigurationSetSuppressionOptions.Output> {
    record Input(
            String configurationSetName,
            Optional<String> suppressionScope,
            List<Optional<String>> suppressedReasons,
            Optional<SuppressionValidationOptions> validationOptions) {}

    record Output() {}

    private final ConfigurationSetOptions options;

    PutConfigurationSetSuppressionOptions(ConfigurationSetOptions options) {
        this.options = options;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        options.putSuppression(
                caller.scope(),
                input.configurationSetName(),
                SuppressionOptions.of(input.suppressedReasons(), input.suppressionScope(), input.validationOptions()));
        return new Output();
    }
}
