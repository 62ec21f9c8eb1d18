package io.pennypost.ses.endpoint;

import io.pennypost.ses.Tag;
import java.time.Instant;
import java.util.List;

/// A name for two regions.
///
/// @param id      by which senders name it; it is part of a host name for AWS's own clients
/// @param regions the one where it was created, then the other
public record MultiRegionEndpoint(String name, String id, List<String> regions, Instant createdAt, List<Tag> tags) {
    public MultiRegionEndpoint {
        regions = List.copyOf(regions);
        tags = List.copyOf(tags);
    }

    MultiRegionEndpoint withTags(List<Tag> changed) {
        return new MultiRegionEndpoint(name, id, regions, createdAt, changed);
    }
}
