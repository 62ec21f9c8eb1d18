package io.pennypost.ses.pool;

import io.pennypost.ses.Tag;
import java.util.List;

/// A group of addresses that mail is sent from.
public record DedicatedIpPool(String name, ScalingMode scalingMode, List<Tag> tags) {
    public DedicatedIpPool {
        tags = List.copyOf(tags);
    }

    DedicatedIpPool withScalingMode(ScalingMode changed) {
        return new DedicatedIpPool(name, changed, tags);
    }

    DedicatedIpPool withTags(List<Tag> changed) {
        return new DedicatedIpPool(name, scalingMode, changed);
    }
}
