package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.ses.endpoint.MultiRegionEndpoints;
import java.util.List;

/// The operations of SES API v2 on multi-region endpoints.
public final class MultiRegionEndpointOperations {
    private MultiRegionEndpointOperations() {}

    /// All of them.
    public static List<Operation<?, ?>> of(MultiRegionEndpoints endpoints) {
        return List.of(
                new CreateMultiRegionEndpoint(endpoints),
                new DeleteMultiRegionEndpoint(endpoints),
                new GetMultiRegionEndpoint(endpoints),
                new ListMultiRegionEndpoints(endpoints));
    }
}
