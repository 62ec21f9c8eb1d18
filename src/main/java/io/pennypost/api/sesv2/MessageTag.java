package io.pennypost.api.sesv2;

import io.pennypost.send.admit.Submitted;
import java.util.List;

/// A tag of a message. AWS: shape `MessageTag`.
record MessageTag(String name, String value) {
    static List<Submitted.Tag> given(List<MessageTag> tags) {
        return tags.stream().map(tag -> new Submitted.Tag(tag.name, tag.value)).toList();
    }
}
