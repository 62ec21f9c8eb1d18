package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.Tag;
import io.pennypost.ses.pool.DedicatedIpPools;
import io.pennypost.ses.pool.ScalingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Creates a pool, `STANDARD` unless it says otherwise.
///
/// AWS: SES API v2, `CreateDedicatedIpPool`.
final class CreateDedicatedIpPool implements Operation<CreateDedicatedIpPool.Input, CreateDedicatedIpPool.Output> {
    record Input(String poolName, List<Tag> tags, Optional<String> scalingMode) {}

    record Output() {}

    private final DedicatedIpPools pools;

    CreateDedicatedIpPool(DedicatedIpPools pools) {
        this.pools = pools;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        pools.create(caller.scope(), input.poolName(), mode(input.scalingMode().orElse("STANDARD")), input.tags());
        return new Output();
    }

    private static ScalingMode mode(String text) {
        return Stream.of(ScalingMode.values())
                .filter(mode -> mode.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new BadRequest("The ScalingMode parameter is invalid."));
    }
}
