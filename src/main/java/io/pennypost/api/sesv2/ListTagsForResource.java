package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.Tag;
import io.pennypost.ses.tag.ResourceTags;
import java.util.List;

/// The tags of a resource.
///
/// AWS: SES API v2, `ListTagsForResource`.
final class ListTagsForResource implements Operation<ListTagsForResource.Input, ListTagsForResource.Output> {
    record Input(String resourceArn) {}

    record Output(List<Tag> tags) {}

    private final ResourceTags tags;

    ListTagsForResource(ResourceTags tags) {
        this.tags = tags;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(tags.of(caller.scope(), input.resourceArn()));
    }
}
