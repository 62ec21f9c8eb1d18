package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.Tag;
import io.pennypost.ses.configset.ArchivingOptions;
import io.pennypost.ses.configset.ConfigurationSet;
import io.pennypost.ses.configset.ConfigurationSets;
import io.pennypost.ses.configset.DeliveryOptions;
import io.pennypost.ses.configset.MessageSecurityOptions;
import io.pennypost.ses.configset.ReputationOptions;
import io.pennypost.ses.configset.SendingOptions;
import io.pennypost.ses.configset.TrackingOptions;
import io.pennypost.ses.configset.VdmOptions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Creates a configuration set with any of its blocks.
///
/// AWS: SES API v2, `CreateConfigurationSet`.
final class CreateConfigurationSet implements Operation<CreateConfigurationSet.Input, CreateConfigurationSet.Output> {
    record Input(
            String configurationSetName,
            Optional<TrackingOptions> trackingOptions,
            Optional<DeliveryOptions> deliveryOptions,
            Optional<ReputationOptions> reputationOptions,
            Optional<SendingOptions> sendingOptions,
            List<Tag> tags,
            Optional<AskedSuppression> suppressionOptions,
            Optional<VdmOptions> vdmOptions,
            Optional<ArchivingOptions> archivingOptions,
            Optional<MessageSecurityOptions> messageSecurityOptions) {}

    record Output() {}

    private final ConfigurationSets sets;
    private final InstantSource clock;

    CreateConfigurationSet(ConfigurationSets sets, InstantSource clock) {
        this.sets = sets;
        this.clock = clock;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        sets.create(
                caller.scope(),
                new ConfigurationSet(
                        input.configurationSetName(),
                        input.trackingOptions(),
                        input.deliveryOptions(),
                        input.reputationOptions(),
                        input.sendingOptions(),
                        input.suppressionOptions().map(AskedSuppression::toOptions),
                        input.vdmOptions(),
                        input.archivingOptions(),
                        input.messageSecurityOptions(),
                        List.of(),
                        input.tags(),
                        clock.instant()));
        return new Output();
    }
}
