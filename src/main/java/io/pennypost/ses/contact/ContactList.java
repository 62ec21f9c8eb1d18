package io.pennypost.ses.contact;

import io.pennypost.ses.Tag;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A list of contacts.
///
/// @param number       what its contacts' rows name it by; never used again
/// @param topicNumbers what its contacts' rows name its topics by
/// @param topicsMade   topics it ever had, and so the next topic's number
public record ContactList(
        String name,
        long number,
        List<Topic> topics,
        Map<String, Integer> topicNumbers,
        int topicsMade,
        Optional<String> description,
        List<Tag> tags,
        Instant createdAt,
        Instant updatedAt) {
    public ContactList {
        topics = List.copyOf(topics);
        topicNumbers = Map.copyOf(topicNumbers);
        tags = List.copyOf(tags);
    }

    /// A list that is made now.
    static ContactList made(NewContactList asked, long number, Instant now) {
        return new ContactList(asked.name(), number, List.of(), Map.of(), 0, Optional.empty(), asked.tags(), now, now)
                .with(asked.topics(), asked.description(), now);
    }

    /// With other topics; one that keeps its name keeps the choices made for it.
    ContactList with(List<Topic> newTopics, Optional<String> newDescription, Instant now) {
        var numbers = new HashMap<>(topicNumbers);
        int made = topicsMade;
        var names = new HashSet<String>();
        for (var topic : newTopics) {
            names.add(topic.topicName());
            if (numbers.putIfAbsent(topic.topicName(), made) == null) {
                made++;
            }
        }
        numbers.keySet().retainAll(names);
        return new ContactList(
                name,
                number,
                newTopics,
                numbers,
                made,
                newDescription.filter(text -> !text.isEmpty()),
                tags,
                createdAt,
                now);
    }

    ContactList withTags(List<Tag> newTags) {
        return new ContactList(
                name, number, topics, topicNumbers, topicsMade, description, newTags, createdAt, updatedAt);
    }

    /// Its topic of a name.
    public Optional<Topic> topic(String topicName) {
        return topics.stream()
                .filter(topic -> topic.topicName().equals(topicName))
                .findFirst();
    }
}
