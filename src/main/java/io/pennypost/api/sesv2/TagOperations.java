package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.ses.tag.ResourceTags;
import java.util.List;

/// The operations of SES API v2 on the tags of all resources.
public final class TagOperations {
    private TagOperations() {}

    /// All of them.
    public static List<Operation<?, ?>> of(ResourceTags tags) {
        return List.of(new ListTagsForResource(tags), new TagResource(tags), new UntagResource(tags));
    }
}
