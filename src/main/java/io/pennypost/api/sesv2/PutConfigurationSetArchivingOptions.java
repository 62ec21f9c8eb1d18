package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.configset.ArchivingOptions;
import io.pennypost.ses.configset.ConfigurationSetOptions;
import java.util.Optional;

/// Names the archive of a configuration set's mail, or none.
///
/// AWS: SES API v2, `PutConfigurationSetArchivingOptions`.
final class PutConfigurationSetArchivingOptions
        implements Operation<PutConfigurationSetArchivingOptions.Input, PutConfigurationSetArchivingOptions.Output> {
    record Input(String configurationSetName, Optional<String> archiveArn) {}

    record Output() {}

    private final ConfigurationSetOptions options;

    PutConfigurationSetArchivingOptions(ConfigurationSetOptions options) {
        this.options = options;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        options.putArchiving(caller.scope(), input.configurationSetName(), new ArchivingOptions(input.archiveArn()));
        return new Output();
    }
}
