package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.PageSize;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.endpoint.MultiRegionEndpoints;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Endpoints by name, a page at a time.
///
/// AWS: SES API v2, `ListMultiRegionEndpoints`.
final class ListMultiRegionEndpoints
        implements Operation<ListMultiRegionEndpoints.Input, ListMultiRegionEndpoints.Output> {
    record Input(Optional<String> nextToken, Optional<Integer> pageSize) {}

    record Output(List<MultiRegionEndpoint> multiRegionEndpoints, Optional<String> nextToken) {}

    /// AWS: shape `MultiRegionEndpoint`.
    record MultiRegionEndpoint(
            String endpointName,
            String status,
            String endpointId,
            List<String> regions,
            Instant createdTimestamp,
            Instant lastUpdatedTimestamp) {}

    private final MultiRegionEndpoints endpoints;

    ListMultiRegionEndpoints(MultiRegionEndpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var size = PageSize.inRange(input.pageSize(), 100, SesLimits.PAGE_SIZE_MAX);
        var page = endpoints.list(caller.scope(), input.nextToken(), size);
        return new Output(
                page.items().stream()
                        .map(found -> new MultiRegionEndpoint(
                                found.name(),
                                GetMultiRegionEndpoint.READY,
                                found.id(),
                                found.regions(),
                                found.createdAt(),
                                found.createdAt()))
                        .toList(),
                page.nextToken());
    }
}
