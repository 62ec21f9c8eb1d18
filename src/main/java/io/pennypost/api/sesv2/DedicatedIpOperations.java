package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.ses.pool.DedicatedIpPools;
import io.pennypost.ses.pool.DedicatedIps;
import java.util.List;

/// The operations of SES API v2 on dedicated addresses and their pools.
public final class DedicatedIpOperations {
    private DedicatedIpOperations() {}

    /// All of them.
    public static List<Operation<?, ?>> of(DedicatedIpPools pools, DedicatedIps ips) {
        return List.of(
                new CreateDedicatedIpPool(pools),
                new DeleteDedicatedIpPool(ips),
                new GetDedicatedIp(ips),
                new GetDedicatedIpPool(pools),
                new GetDedicatedIps(ips),
                new ListDedicatedIpPools(pools),
                new PutDedicatedIpInPool(ips),
                new PutDedicatedIpPoolScalingAttributes(pools),
                new PutDedicatedIpWarmupAttributes(ips));
    }
}
