package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.configset.ConfigurationSets;

/// Deletes a configuration set, also when an identity has it as its default.
///
/// AWS: SES API v1, `DeleteConfigurationSet`.
final class DeleteConfigurationSet implements Operation<DeleteConfigurationSet.Input, DeleteConfigurationSet.Output> {
    record Input(String configurationSetName) {}

    record Output() {}

    private final ConfigurationSets sets;

    DeleteConfigurationSet(ConfigurationSets sets) {
        this.sets = sets;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        sets.delete(caller.scope(), input.configurationSetName());
        return new Output();
    }
}
