package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.endpoint.MultiRegionEndpoints;
import java.time.Instant;
import java.util.List;

/// One endpoint with its regions.
///
/// AWS: SES API v2, `GetMultiRegionEndpoint`.
final class GetMultiRegionEndpoint implements Operation<GetMultiRegionEndpoint.Input, GetMultiRegionEndpoint.Output> {
    record Input(String endpointName) {}

    record Output(
            String endpointName,
            String endpointId,
            List<Route> routes,
            String status,
            Instant createdTimestamp,
            Instant lastUpdatedTimestamp) {}

    /// AWS: shape `Route`.
    record Route(String region) {}

    /// What every endpoint is from the moment it is written down.
    static final String READY = "READY";

    private final MultiRegionEndpoints endpoints;

    GetMultiRegionEndpoint(MultiRegionEndpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var found = endpoints.require(caller.scope(), input.endpointName());
        return new Output(
                found.name(),
                found.id(),
                found.regions().stream().map(Route::new).toList(),
                READY,
                found.createdAt(),
                found.createdAt());
    }
}
