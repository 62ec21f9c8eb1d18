package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.tenant.ReputationEntities;
import io.pennypost.ses.tenant.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// How the tenants stand, by name, a page at a time.
///
/// AWS: SES API v2, `ListReputationEntities`.
final class ListReputationEntities implements Operation<ListReputationEntities.Input, ListReputationEntities.Output> {
    record Input(Map<String, String> filter, Optional<String> nextToken, Optional<Integer> pageSize) {}

    record Output(List<ReputationEntity> reputationEntities, Optional<String> nextToken) {}

    private final ReputationEntities entities;

    ListReputationEntities(ReputationEntities entities) {
        this.entities = entities;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var page = entities.list(
                caller.scope(), wanted(caller.scope(), input.filter()), input.nextToken(), input.pageSize());
        return new Output(
                page.items().stream()
                        .map(tenant -> ReputationEntity.of(caller.scope(), tenant))
                        .toList(),
                page.nextToken());
    }

    private static Predicate<Tenant> wanted(Scope scope, Map<String, String> filter) {
        Predicate<Tenant> all = _ -> true;
        for (var entry : filter.entrySet()) {
            all = all.and(wanted(scope, entry.getKey(), entry.getValue()));
        }
        return all;
    }

    private static Predicate<Tenant> wanted(Scope scope, String key, String value) {
        return switch (key) {
            case "ENTITY_TYPE" -> _ -> value.equals(ReputationEntity.TYPE);
            case "ENTITY_REFERENCE_PREFIX" -> tenant -> tenant.arn(scope).startsWith(value);
            case "SENDING_STATUS" -> {
                var status = StatusFilter.parse(value);
                yield tenant -> tenant.sendingStatus() == status;
            }
            // REPUTATION_IMPACT: no impact is measured, so nothing has the one that is asked for.
            default -> _ -> false;
        };
    }
}
