package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.Tag;
import io.pennypost.ses.tag.ResourceTags;
import java.util.List;

/// Adds tags to a resource, or gives those it has a new value.
///
/// AWS: SES API v2, `TagResource`.
final class TagResource implements Operation<TagResource.Input, TagResource.Output> {
    record Input(String resourceArn, List<Tag> tags) {}

    record Output() {}

    private final ResourceTags tags;

    TagResource(ResourceTags tags) {
        this.tags = tags;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        tags.put(caller.scope(), input.resourceArn(), input.tags());
        return new Output();
    }
}
