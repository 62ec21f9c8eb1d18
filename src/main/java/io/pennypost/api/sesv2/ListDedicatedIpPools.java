package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.PageSize;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.pool.DedicatedIpPools;
import java.util.List;
import java.util.Optional;

/// Names of pools, in their order, a page at a time.
///
/// AWS: SES API v2, `ListDedicatedIpPools`.
final class ListDedicatedIpPools implements Operation<ListDedicatedIpPools.Input, ListDedicatedIpPools.Output> {
    record Input(Optional<String> nextToken, Optional<Integer> pageSize) {}

    record Output(List<String> dedicatedIpPools, Optional<String> nextToken) {}

    private final DedicatedIpPools pools;

    ListDedicatedIpPools(DedicatedIpPools pools) {
        this.pools = pools;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var size = PageSize.of(
                input.pageSize(),
                SesLimits.PAGE_SIZE_MAX,
                SesLimits.PAGE_SIZE_MAX,
                "The page size must be between 1 and " + SesLimits.PAGE_SIZE_MAX);
        var page = pools.list(caller.scope(), input.nextToken(), size);
        return new Output(page.items(), page.nextToken());
    }
}
