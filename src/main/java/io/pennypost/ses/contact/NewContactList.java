package io.pennypost.ses.contact;

import io.pennypost.ses.Tag;
import java.util.List;
import java.util.Optional;

/// What a contact list is made of.
public record NewContactList(String name, List<Topic> topics, Optional<String> description, List<Tag> tags) {
    public NewContactList {
        topics = List.copyOf(topics);
        tags = List.copyOf(tags);
    }
}
