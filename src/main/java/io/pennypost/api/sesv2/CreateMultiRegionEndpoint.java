package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.Tag;
import io.pennypost.ses.endpoint.MultiRegionEndpoints;
import java.util.List;

/// Creates an endpoint of this region and another one.
///
/// AWS: SES API v2, `CreateMultiRegionEndpoint`. The answer is `CREATING`, as with SES; the next look finds
/// it `READY`.
final class CreateMultiRegionEndpoint
        implements Operation<CreateMultiRegionEndpoint.Input, CreateMultiRegionEndpoint.Output> {
    record Input(String endpointName, Details details, List<Tag> tags) {}

    record Output(String status, String endpointId) {}

    /// AWS: shape `Details`.
    record Details(List<RouteDetails> routesDetails) {}

    /// AWS: shape `RouteDetails`.
    record RouteDetails(String region) {}

    private final MultiRegionEndpoints endpoints;

    CreateMultiRegionEndpoint(MultiRegionEndpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var routes = input.details().routesDetails().stream()
                .map(RouteDetails::region)
                .toList();
        var created = endpoints.create(caller.scope(), input.endpointName(), routes, input.tags());
        return new Output("CREATING", created.id());
    }
}
