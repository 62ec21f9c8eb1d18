package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.pool.DedicatedIps;

/// Moves an address to another pool.
///
/// AWS: SES API v2, `PutDedicatedIpInPool`.
final class PutDedicatedIpInPool implements Operation<PutDedicatedIpInPool.Input, PutDedicatedIpInPool.Output> {
    record Input(String ip, String destinationPoolName) {}

    record Output() {}

    private final DedicatedIps ips;

    PutDedicatedIpInPool(DedicatedIps ips) {
        this.ips = ips;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        ips.move(caller.scope(), input.ip(), input.destinationPoolName());
        return new Output();
    }
}
