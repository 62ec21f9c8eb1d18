package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.configset.ConfigurationSets;
import java.time.InstantSource;

/// Creates a configuration set, with which mail may be sent and whose reputation is not measured.
///
/// AWS: SES API v1, `CreateConfigurationSet`.
final class CreateConfigurationSet implements Operation<CreateConfigurationSet.Input, CreateConfigurationSet.Output> {
    record Input(ConfigurationSet configurationSet) {}

    record Output() {}

    private final ConfigurationSets sets;
    private final InstantSource clock;

    CreateConfigurationSet(ConfigurationSets sets, InstantSource clock) {
        this.sets = sets;
        this.clock = clock;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var name = input.configurationSet().name();
        sets.create(caller.scope(), io.pennypost.ses.configset.ConfigurationSet.namedByV1(name, clock.instant()));
        return new Output();
    }
}
