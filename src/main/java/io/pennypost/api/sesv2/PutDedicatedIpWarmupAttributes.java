package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.pool.DedicatedIps;

/// Says how warm an address is.
///
/// AWS: SES API v2, `PutDedicatedIpWarmupAttributes`.
final class PutDedicatedIpWarmupAttributes
        implements Operation<PutDedicatedIpWarmupAttributes.Input, PutDedicatedIpWarmupAttributes.Output> {
    record Input(String ip, int warmupPercentage) {}

    record Output() {}

    private final DedicatedIps ips;

    PutDedicatedIpWarmupAttributes(DedicatedIps ips) {
        this.ips = ips;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        ips.setWarmup(caller.scope(), input.ip(), input.warmupPercentage());
        return new Output();
    }
}
