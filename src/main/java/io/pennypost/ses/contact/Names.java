package io.pennypost.ses.contact;

import io.pennypost.ses.BadRequest;
import io.pennypost.ses.SesLimits;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What may be called what in a contact list; refusals are in the order and the words of SES.
final class Names {
    private Names() {}

    static void checkList(String name) {
        check("ContactListName", name);
    }

    private static void check(String member, String name) {
        if (name.isBlank()) {
            throw blank(member);
        }
        if (name.length() > SesLimits.CONTACT_LIST_NAME_MAX || !name.chars().allMatch(Names::isNameLetter)) {
            throw new BadRequest(member + " can contain up to " + SesLimits.CONTACT_LIST_NAME_MAX
                    + " characters. Only alphanumeric characters, underscores(_) and hyphens(-) are allowed.");
        }
    }

    private static BadRequest blank(String member) {
        return new BadRequest(member + " can't be blank.");
    }

    private static boolean isNameLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    static void checkTopics(List<Topic> topics) {
        if (topics.size() > SesLimits.TOPICS_MAX) {
            throw new BadRequest("Maximum of <" + SesLimits.TOPICS_MAX + "> topics allowed per ContactList");
        }
        topics.forEach(Names::checkTopic);
        var names = new HashSet<String>();
        if (!topics.stream().allMatch(topic -> names.add(topic.topicName()))) {
            throw new BadRequest("Duplicate topic names are not allowed within a List.");
        }
    }

    private static void checkTopic(Topic topic) {
        check("TopicName", topic.topicName());
        if (topic.displayName().isBlank()) {
            throw blank("DisplayName");
        }
        checkLength("DisplayName", topic.displayName(), SesLimits.TOPIC_DISPLAY_NAME_MAX);
        checkDescription(topic.description());
    }

    static void checkDescription(Optional<String> description) {
        description.ifPresent(text -> checkLength("Description", text, SesLimits.CONTACT_LIST_DESCRIPTION_MAX));
    }

    private static void checkLength(String member, String text, int max) {
        if (text.length() > max) {
            throw new BadRequest(member + " can contain up to " + max + " characters.");
        }
    }

    /// The topics that a contact chooses for.
    static void checkPreferences(List<TopicPreference> preferences) {
        var names = new HashSet<String>();
        for (var preference : preferences) {
            check("TopicName", preference.topicName());
            if (!names.add(preference.topicName())) {
                throw new BadRequest("Duplicate topic names are not allowed within a Contact.");
            }
        }
    }
}
