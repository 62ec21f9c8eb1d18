package io.pennypost.ses;

import java.util.HashSet;
import java.util.List;

/// A label on a resource. AWS: shape `Tag`.
///
/// @param key   1 to 128 characters, case-sensitive, not beginning with `aws:`
/// @param value 0 to 256 characters
public record Tag(String key, String value) {
    /// Checks the tags of a new resource.
    ///
    /// @throws BadRequest when they break a rule of AWS: count, lengths, letters, reserved prefix, one value
    ///                    per key
    public static List<Tag> checked(List<Tag> tags) {
        if (tags.size() > SesLimits.TAGS_MAX) {
            throw new BadRequest("A resource can have at most " + SesLimits.TAGS_MAX + " tags.");
        }
        var keys = new HashSet<String>();
        for (var tag : tags) {
            check(tag);
            if (!keys.add(tag.key)) {
                throw new BadRequest("Duplicate tag key: " + tag.key);
            }
        }
        return List.copyOf(tags);
    }

    private static void check(Tag tag) {
        if (tag.key.isEmpty() || tag.key.length() > SesLimits.TAG_KEY_MAX || !lettersAllowed(tag.key)) {
            throw new BadRequest("Invalid tag key: " + tag.key);
        }
        if (tag.value.length() > SesLimits.TAG_VALUE_MAX || !lettersAllowed(tag.value)) {
            throw new BadRequest("Invalid tag value: " + tag.value);
        }
        if (tag.key.startsWith("aws:")) {
            throw new BadRequest("Tag keys beginning with aws: are reserved.");
        }
    }

    private static boolean lettersAllowed(String text) {
        return text.codePoints()
                .allMatch(c -> Character.isLetterOrDigit(c) || Character.isSpaceChar(c) || "_.:/=+-@".indexOf(c) >= 0);
    }
}
