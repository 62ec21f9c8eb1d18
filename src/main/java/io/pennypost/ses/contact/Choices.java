package io.pennypost.ses.contact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a contact chose, by the numbers of topics, and how a row keeps it: `|3=i|5=o|`, or nothing.
///
/// The text is made to be searched: a row whose text contains `|3=i|` has chosen to get topic 3.
record Choices(Map<Integer, SubscriptionStatus> byTopic) {
    private static final String BAR = "|";

    Choices {
        byTopic = Map.copyOf(byTopic);
    }

    static Choices parse(String text) {
        var choices = new LinkedHashMap<Integer, SubscriptionStatus>();
        for (var each : text.split("\\|", -1)) {
            int sign = each.indexOf('=');
            if (sign > 0) {
                choices.put(
                        Integer.valueOf(each.substring(0, sign)),
                        each.endsWith("=i") ? SubscriptionStatus.OPT_IN : SubscriptionStatus.OPT_OUT);
            }
        }
        return new Choices(choices);
    }

    /// What is asked for, by topics that the list has.
    static Choices of(ContactList list, List<TopicPreference> preferences) {
        var choices = new LinkedHashMap<Integer, SubscriptionStatus>();
        for (var each : preferences) {
            var number = list.topicNumbers().get(each.topicName());
            if (number != null) {
                choices.put(number, each.subscriptionStatus());
            }
        }
        return new Choices(choices);
    }

    /// These, and the others' where they are silent.
    Choices over(Choices others) {
        var all = new LinkedHashMap<>(others.byTopic);
        all.putAll(byTopic);
        return new Choices(all);
    }

    /// As a row of the list keeps them; those of topics that are gone are left out.
    String text(ContactList list) {
        var text = new StringBuilder();
        for (var topic : list.topics()) {
            var number = list.topicNumbers().get(topic.topicName());
            var status = number == null ? null : byTopic.get(number);
            if (status != null) {
                text.append(text.isEmpty() ? BAR : "")
                        .append(number)
                        .append(sign(status))
                        .append(BAR);
            }
        }
        return text.toString();
    }

    /// A pattern for rows that made this choice.
    static String pattern(int topic, SubscriptionStatus status) {
        return "%|" + topic + sign(status) + "|%";
    }

    /// A pattern for rows that made any choice for the topic.
    static String pattern(int topic) {
        return "%|" + topic + "=%";
    }

    private static String sign(SubscriptionStatus status) {
        return status == SubscriptionStatus.OPT_IN ? "=i" : "=o";
    }

    /// By the names and in the order of the list's topics.
    List<TopicPreference> preferences(ContactList list) {
        var preferences = new ArrayList<TopicPreference>();
        for (var topic : list.topics()) {
            chosen(list, topic).ifPresent(status -> preferences.add(new TopicPreference(topic.topicName(), status)));
        }
        return preferences;
    }

    private Optional<SubscriptionStatus> chosen(ContactList list, Topic topic) {
        return Optional.ofNullable(list.topicNumbers().get(topic.topicName()))
                .flatMap(number -> Optional.ofNullable(byTopic.get(number)));
    }
}
