package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.configset.ConfigurationSets;
import java.util.List;
import java.util.Optional;

/// Names of configuration sets, in their order, a page at a time.
///
/// AWS: SES API v1, `ListConfigurationSets`.
final class ListConfigurationSets implements Operation<ListConfigurationSets.Input, ListConfigurationSets.Output> {
    record Input(Optional<String> nextToken, Optional<Integer> maxItems) {}

    record Output(List<ConfigurationSet> configurationSets, Optional<String> nextToken) {}

    private final ConfigurationSets sets;

    ListConfigurationSets(ConfigurationSets sets) {
        this.sets = sets;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var size = pageSize(input.maxItems().orElse(SesLimits.CONFIGURATION_SETS_PAGE_SIZE_V1));
        var page = sets.list(caller.scope(), "", input.nextToken(), size, ListConfigurationSets::badToken);
        return new Output(page.items().stream().map(ConfigurationSet::new).toList(), page.nextToken());
    }

    /// SES: a number out of range is not refused.
    private static int pageSize(int asked) {
        return asked < 1 || asked > SesLimits.PAGE_SIZE_MAX ? SesLimits.CONFIGURATION_SETS_PAGE_SIZE : asked;
    }

    /// SES gives no text here.
    private static ServiceError badToken(String token) {
        return new ServiceError("InvalidParameterValue");
    }
}
