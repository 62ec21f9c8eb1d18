package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.tag.ResourceTags;
import java.util.List;

/// Removes the tags of some keys from a resource.
///
/// AWS: SES API v2, `UntagResource`.
final class UntagResource implements Operation<UntagResource.Input, UntagResource.Output> {
    record Input(String resourceArn, List<String> tagKeys) {}

    record Output() {}

    private final ResourceTags tags;

    UntagResource(ResourceTags tags) {
        this.tags = tags;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        tags.remove(caller.scope(), input.resourceArn(), input.tagKeys());
        return new Output();
    }
}
