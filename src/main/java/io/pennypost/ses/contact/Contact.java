package io.pennypost.ses.contact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One contact of a list.
///
/// @param preferences what it chose, in the order of the list's topics
/// @param defaults    what it gets of the topics it has not chosen for
/// @param attributes  its owner's text about it
public record Contact(
        String address,
        List<TopicPreference> preferences,
        List<TopicPreference> defaults,
        boolean unsubscribedAll,
        Optional<String> attributes,
        Instant createdAt,
        Instant updatedAt) {
    public Contact {
        preferences = List.copyOf(preferences);
        defaults = List.copyOf(defaults);
    }

    static Contact of(ContactList list, ContactRow row) {
        var chosen = row.choices().preferences(list);
        var names = chosen.stream().map(TopicPreference::topicName).toList();
        var defaults = new ArrayList<TopicPreference>();
        for (var topic : list.topics()) {
            if (!names.contains(topic.topicName())) {
                defaults.add(new TopicPreference(topic.topicName(), topic.defaultSubscriptionStatus()));
            }
        }
        return new Contact(
                row.address(),
                chosen,
                defaults,
                row.unsubscribedAll(),
                row.attributes(),
                row.createdAt(),
                row.updatedAt());
    }
}
