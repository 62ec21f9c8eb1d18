package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.PageSize;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.pool.DedicatedIp;
import io.pennypost.ses.pool.DedicatedIps;
import java.util.List;
import java.util.Optional;

/// The addresses of one pool or of all, a page at a time.
///
/// AWS: SES API v2, `GetDedicatedIps`.
final class GetDedicatedIps implements Operation<GetDedicatedIps.Input, GetDedicatedIps.Output> {
    record Input(Optional<String> poolName, Optional<String> nextToken, Optional<Integer> pageSize) {}

    record Output(List<DedicatedIp> dedicatedIps, Optional<String> nextToken) {}

    private final DedicatedIps ips;

    GetDedicatedIps(DedicatedIps ips) {
        this.ips = ips;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var size = PageSize.of(
                input.pageSize(),
                SesLimits.PAGE_SIZE_MAX,
                SesLimits.PAGE_SIZE_MAX,
                "The page size must be between 1 and " + SesLimits.PAGE_SIZE_MAX);
        var page = ips.list(caller.scope(), input.poolName(), input.nextToken(), size);
        return new Output(page.items(), page.nextToken());
    }
}
