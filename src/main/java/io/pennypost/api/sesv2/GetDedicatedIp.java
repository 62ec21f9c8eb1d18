package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.pool.DedicatedIp;
import io.pennypost.ses.pool.DedicatedIps;

/// One address: its pool and how warm it is.
///
/// AWS: SES API v2, `GetDedicatedIp`.
final class GetDedicatedIp implements Operation<GetDedicatedIp.Input, GetDedicatedIp.Output> {
    record Input(String ip) {}

    record Output(DedicatedIp dedicatedIp) {}

    private final DedicatedIps ips;

    GetDedicatedIp(DedicatedIps ips) {
        this.ips = ips;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(ips.require(caller.scope(), input.ip()));
    }
}
