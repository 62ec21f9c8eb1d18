package io.pennypost.api.sesv1;

import io.pennypost.send.admit.Submitted;
import java.util.List;

/// A message tag of SES v1 requests.
record MessageTag(String name, String value) {
    static List<Submitted.Tag> given(List<MessageTag> tags) {
        return tags.stream().map(tag -> new Submitted.Tag(tag.name, tag.value)).toList();
    }
}
