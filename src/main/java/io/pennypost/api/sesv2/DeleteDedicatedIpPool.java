package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.pool.DedicatedIps;

/// Deletes a pool; its addresses go back to the default pool.
///
/// AWS: SES API v2, `DeleteDedicatedIpPool`.
final class DeleteDedicatedIpPool implements Operation<DeleteDedicatedIpPool.Input, DeleteDedicatedIpPool.Output> {
    record Input(String poolName) {}

    record Output() {}

    private final DedicatedIps ips;

    DeleteDedicatedIpPool(DedicatedIps ips) {
        this.ips = ips;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        ips.deletePool(caller.scope(), input.poolName());
        return new Output();
    }
}
