package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.pool.DedicatedIpPools;
import io.pennypost.ses.pool.ScalingMode;

/// Hands a pool to the service to scale.
///
/// AWS: SES API v2, `PutDedicatedIpPoolScalingAttributes`.
final class PutDedicatedIpPoolScalingAttributes
        implements Operation<PutDedicatedIpPoolScalingAttributes.Input, PutDedicatedIpPoolScalingAttributes.Output> {
    record Input(String poolName, ScalingMode scalingMode) {}

    record Output() {}

    private final DedicatedIpPools pools;

    PutDedicatedIpPoolScalingAttributes(DedicatedIpPools pools) {
        this.pools = pools;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        pools.setScalingMode(caller.scope(), input.poolName(), input.scalingMode());
        return new Output();
    }
}
