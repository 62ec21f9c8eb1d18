package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.pool.DedicatedIpPools;
import io.pennypost.ses.pool.ScalingMode;

/// One pool and who scales it.
///
/// AWS: SES API v2, `GetDedicatedIpPool`.
final class GetDedicatedIpPool implements Operation<GetDedicatedIpPool.Input, GetDedicatedIpPool.Output> {
    record Input(String poolName) {}

    record Output(Pool dedicatedIpPool) {}

    /// AWS: shape `DedicatedIpPool`.
    record Pool(String poolName, ScalingMode scalingMode) {}

    private final DedicatedIpPools pools;

    GetDedicatedIpPool(DedicatedIpPools pools) {
        this.pools = pools;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var pool = pools.require(caller.scope(), input.poolName());
        return new Output(new Pool(pool.name(), pool.scalingMode()));
    }
}
