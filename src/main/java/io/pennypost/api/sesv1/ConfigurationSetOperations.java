package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.ses.KnownTopics;
import io.pennypost.ses.configset.ConfigurationSetOptions;
import io.pennypost.ses.configset.ConfigurationSetTracking;
import io.pennypost.ses.configset.ConfigurationSets;
import io.pennypost.ses.configset.EventDestinations;
import java.time.InstantSource;
import java.util.List;

/// The operations of SES API v1 on configuration sets.
public final class ConfigurationSetOperations {
    private ConfigurationSetOperations() {}

    /// All of them.
    ///
    /// @param topics that events may go to
    public static List<Operation<?, ?>> of(ConfigurationSets sets, KnownTopics topics, InstantSource clock) {
        var options = new ConfigurationSetOptions(sets, clock);
        var tracking = new ConfigurationSetTracking(sets);
        var destinations = new EventDestinations(sets, topics);
        return List.of(
                new CreateConfigurationSet(sets, clock),
                new CreateConfigurationSetEventDestination(destinations),
                new CreateConfigurationSetTrackingOptions(tracking),
                new DeleteConfigurationSet(sets),
                new DeleteConfigurationSetEventDestination(destinations),
                new DeleteConfigurationSetTrackingOptions(tracking),
                new DescribeConfigurationSet(sets),
                new ListConfigurationSets(sets),
                new PutConfigurationSetDeliveryOptions(options),
                new UpdateConfigurationSetEventDestination(destinations),
                new UpdateConfigurationSetReputationMetricsEnabled(options),
                new UpdateConfigurationSetSendingEnabled(options),
                new UpdateConfigurationSetTrackingOptions(tracking));
    }
}
