package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.ses.configset.ConfigurationSets;
import java.time.InstantSource;
import java.util.List;

/// The operations of SES API v2 on configuration sets.
public final class ConfigurationSetOperations {
    private ConfigurationSetOperations() {}

    /// All of them.
    public static List<Operation<?, ?>> of(ConfigurationSets sets, InstantSource clock) {
        return List.of(
                new CreateConfigurationSet(sets, clock),
                new DeleteConfigurationSet(sets),
                new GetConfigurationSet(sets),
                new ListConfigurationSets(sets));
    }
}
