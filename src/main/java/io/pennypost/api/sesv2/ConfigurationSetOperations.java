package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.ses.KnownTopics;
import io.pennypost.ses.configset.ConfigurationSetOptions;
import io.pennypost.ses.configset.ConfigurationSetTracking;
import io.pennypost.ses.configset.ConfigurationSets;
import io.pennypost.ses.configset.EventDestinations;
import java.time.InstantSource;
import java.util.List;

/// The operations of SES API v2 on configuration sets.
public final class ConfigurationSetOperations {
    private ConfigurationSetOperations() {}

    /// All of them.
    ///
    /// @param topics that events may go to
    public static List<Operation<?, ?>> of(ConfigurationSets sets, KnownTopics topics, InstantSource clock) {
        var options = new ConfigurationSetOptions(sets, clock);
        var destinations = new EventDestinations(sets, topics);
        return List.of(
                new CreateConfigurationSet(sets, clock),
                new CreateConfigurationSetEventDestination(destinations),
                new DeleteConfigurationSet(sets),
                new DeleteConfigurationSetEventDestination(destinations),
                new GetConfigurationSet(sets),
                new GetConfigurationSetEventDestinations(destinations),
                new ListConfigurationSets(sets),
                new PutConfigurationSetArchivingOptions(options),
                new PutConfigurationSetDeliveryOptions(options),
                new PutConfigurationSetReputationOptions(options),
                new PutConfigurationSetSendingOptions(options),
                new PutConfigurationSetSuppressionOptions(options),
                new PutConfigurationSetTrackingOptions(new ConfigurationSetTracking(sets)),
                new PutConfigurationSetVdmOptions(options),
                new UpdateConfigurationSet(options),
                new UpdateConfigurationSetEventDestination(destinations));
    }
}
