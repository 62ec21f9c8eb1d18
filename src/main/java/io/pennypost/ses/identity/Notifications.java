package io.pennypost.ses.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The SNS topics that are told of an identity's feedback. API v1 only; event destinations are another thing.
///
/// @param topics      ARNs by the name of the [NotificationType]
/// @param withHeaders the types whose notifications carry the headers of the mail
public record Notifications(Map<String, String> topics, List<NotificationType> withHeaders) {
    /// No topics, no headers.
    public static final Notifications NONE = new Notifications(Map.of(), List.of());

    public Notifications {
        topics = Map.copyOf(topics);
        withHeaders = List.copyOf(withHeaders);
    }

    /// The topic that is told of one type.
    public Optional<String> topic(NotificationType type) {
        return Optional.ofNullable(topics.get(type.name()));
    }

    /// Whether notifications of one type carry headers.
    public boolean hasHeaders(NotificationType type) {
        return withHeaders.contains(type);
    }

    Notifications withTopic(NotificationType type, Optional<String> arn) {
        var changed = new LinkedHashMap<>(topics);
        changed.remove(type.name());
        arn.ifPresent(topic -> changed.put(type.name(), topic));
        return new Notifications(changed, withHeaders);
    }

    Notifications withHeaders(NotificationType type, boolean enabled) {
        var changed = new ArrayList<>(withHeaders);
        changed.remove(type);
        if (enabled) {
            changed.add(type);
        }
        return new Notifications(topics, changed);
    }
}
