package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.endpoint.MultiRegionEndpoints;

/// Deletes an endpoint.
///
/// AWS: SES API v2, `DeleteMultiRegionEndpoint`.
final class DeleteMultiRegionEndpoint
        implements Operation<DeleteMultiRegionEndpoint.Input, DeleteMultiRegionEndpoint.Output> {
    record Input(String endpointName) {}

    record Output(String status) {}

    private final MultiRegionEndpoints endpoints;

    DeleteMultiRegionEndpoint(MultiRegionEndpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        endpoints.delete(caller.scope(), input.endpointName());
        return new Output("DELETING");
    }
}
