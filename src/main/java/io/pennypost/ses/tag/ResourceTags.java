package io.pennypost.ses.tag;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.ResourceArn;
import io.pennypost.ses.Tag;
import io.pennypost.ses.Tagged;
import io.pennypost.ses.TaggedResources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The tags of every resource that has an ARN. Safe for use by many threads.
public final class ResourceTags {
    private final TaggedResources resources;

    public ResourceTags(TaggedResources resources) {
        this.resources = resources;
    }

    /// The tags of a resource, in the order in which their keys were first given.
    ///
    /// @throws BadRequest an ARN that cannot be a resource of the caller
    /// @throws NotFound   `No ConfigurationSet present with name: X`
    public List<Tag> of(Scope caller, String arn) {
        var resource = parse(caller, arn, "Failed to list tags for resource");
        var kind = resources.require(resource.type());
        return kind.tags(caller, resource.name()).orElseThrow(() -> TaggedResources.notFound(kind, resource.name()));
    }

    /// Adds tags; one whose key is there already gets the new value.
    ///
    /// @throws BadRequest a bad tag, no tag, too many, or an ARN that cannot be a resource of the caller
    /// @throws NotFound   `No ConfigurationSet present with name: X`
    public void put(Scope caller, String arn, List<Tag> tags) {
        if (tags.isEmpty()) {
            throw new BadRequest("1 validation error detected: Value at 'tags' failed to satisfy constraint: "
                    + "Member must have length greater than or equal to 1");
        }
        var resource = parse(caller, arn, "Failed to tag resource");
        Tag.checked(tags);
        change(caller, resource, present -> Tag.checked(merged(present, tags)));
    }

    /// Removes the tags of some keys. Keys that are not there are passed over.
    ///
    /// @throws BadRequest an ARN that cannot be a resource of the caller
    /// @throws NotFound   `No ConfigurationSet present with name: X`
    public void remove(Scope caller, String arn, List<String> keys) {
        var resource = parse(caller, arn, "Failed to untag resource");
        var gone = Set.copyOf(keys);
        change(
                caller,
                resource,
                present -> present.stream()
                        .filter(tag -> !gone.contains(tag.key()))
                        .toList());
    }

    private static ResourceArn parse(Scope caller, String arn, String otherRegion) {
        return ResourceArn.parse(caller, arn).requireAccountOf(caller).requireRegionOf(caller, otherRegion);
    }

    private void change(Scope caller, ResourceArn resource, UnaryOperator<List<Tag>> change) {
        Tagged kind = resources.require(resource.type());
        if (!kind.changeTags(caller, resource.name(), change)) {
            throw TaggedResources.notFound(kind, resource.name());
        }
    }

    private static List<Tag> merged(List<Tag> present, List<Tag> added) {
        var byKey = new LinkedHashMap<String, Tag>();
        present.forEach(tag -> byKey.put(tag.key(), tag));
        added.forEach(tag -> byKey.put(tag.key(), tag));
        return List.copyOf(byKey.values());
    }
}
