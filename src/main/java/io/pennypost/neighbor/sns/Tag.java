package io.pennypost.neighbor.sns;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A label on a topic. AWS: shape `Tag`.
///
/// @param key   1 to 128 characters, not beginning with `aws:`
/// @param value 0 to 256 characters
public record Tag(String key, String value) {
    /// Tags as they are after some are put over others.
    static List<Tag> merged(List<Tag> old, List<Tag> put) {
        checkKeys(put);
        var keys = keys(put);
        var merged = new ArrayList<>(
                old.stream().filter(tag -> !keys.contains(tag.key())).toList());
        merged.addAll(put);
        if (merged.size() > SnsLimits.TAGS_MAX) {
            throw Refusals.tooManyTags();
        }
        return merged;
    }

    static List<Tag> without(List<Tag> old, List<String> keys) {
        return old.stream().filter(tag -> !keys.contains(tag.key())).toList();
    }

    private static Set<String> keys(List<Tag> tags) {
        var keys = new HashSet<String>();
        tags.forEach(tag -> keys.add(tag.key()));
        return keys;
    }

    private static void checkKeys(List<Tag> tags) {
        if (keys(tags).size() != tags.size()) {
            throw Refusals.invalid("Tags Reason: Duplicated keys are not allowed.");
        }
        if (tags.stream().anyMatch(tag -> tag.key().startsWith("aws:"))) {
            throw Refusals.invalid("Tags Reason: Tag keys beginning with aws: are reserved.");
        }
    }
}
