package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.PageSize;
import io.pennypost.ses.configset.ConfigurationSets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Names of configuration sets, in their order, a page at a time.
///
/// AWS: SES API v2, `ListConfigurationSets`, with its old GET and its new POST binding.
final class ListConfigurationSets implements Operation<ListConfigurationSets.Input, ListConfigurationSets.Output> {
    record Input(Map<String, String> filter, Optional<String> nextToken, Optional<Integer> pageSize) {}

    record Output(List<String> configurationSets, Optional<String> nextToken) {}

    private static final String NAME = "CONFIGURATION_SET_NAME_CONTAINS";

    private final ConfigurationSets sets;

    ListConfigurationSets(ConfigurationSets sets) {
        this.sets = sets;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        if (!Set.of(NAME).containsAll(input.filter().keySet())) {
            throw new BadRequest("A filter must be " + NAME + ".");
        }
        var page = sets.list(
                caller.scope(),
                input.filter().getOrDefault(NAME, ""),
                input.nextToken(),
                PageSize.ofConfigurationSets(input.pageSize()),
                token -> new BadRequest("invalid nextToken " + token));
        return new Output(page.items(), page.nextToken());
    }
}
