package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.Tag;
import io.pennypost.ses.configset.ArchivingOptions;
import io.pennypost.ses.configset.ConfigurationSets;
import io.pennypost.ses.configset.DeliveryOptions;
import io.pennypost.ses.configset.MessageSecurityOptions;
import io.pennypost.ses.configset.ReputationOptions;
import io.pennypost.ses.configset.SendingOptions;
import io.pennypost.ses.configset.SuppressionOptions;
import io.pennypost.ses.configset.TrackingOptions;
import io.pennypost.ses.configset.VdmOptions;
import java.util.List;
import java.util.Optional;

/// A configuration set with the blocks it has; blocks it was never given stay out of the answer.
///
/// AWS: SES API v2, `GetConfigurationSet`.
final class GetConfigurationSet implements Operation<GetConfigurationSet.Input, GetConfigurationSet.Output> {
    record Input(String configurationSetName) {}

    record Output(
            String configurationSetName,
            Optional<TrackingOptions> trackingOptions,
            Optional<DeliveryOptions> deliveryOptions,
            Optional<ReputationOptions> reputationOptions,
            Optional<SendingOptions> sendingOptions,
            List<Tag> tags,
            Optional<SuppressionOptions> suppressionOptions,
            Optional<VdmOptions> vdmOptions,
            Optional<ArchivingOptions> archivingOptions,
            Optional<MessageSecurityOptions> messageSecurityOptions) {}

    private final ConfigurationSets sets;

    GetConfigurationSet(ConfigurationSets sets) {
        this.sets = sets;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var set = sets.require(caller.scope(), input.configurationSetName());
        return new Output(
                set.name(),
                set.tracking(),
                set.delivery(),
                set.reputation(),
                set.sending(),
                set.tags(),
                set.suppression(),
                set.vdm(),
                set.archiving(),
                set.messageSecurity());
    }
}
