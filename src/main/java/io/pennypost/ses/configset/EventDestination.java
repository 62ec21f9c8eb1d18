package io.pennypost.ses.configset;

import java.util.List;
import java.util.Optional;

/// Chosen events of a configuration set's messages on their way to one target.
///
/// @param name               unique in its configuration set
/// @param enabled            whether events go there at the moment
/// @param matchingEventTypes at least one, each once, in the caller's order
public record EventDestination(String name, boolean enabled, List<EventType> matchingEventTypes, EventTarget target) {
    public EventDestination {
        matchingEventTypes = List.copyOf(matchingEventTypes);
    }

    /// Whether an event of this type goes there.
    public boolean wants(EventType type) {
        return enabled && matchingEventTypes.contains(type);
    }

    /// The target, if it is of this kind.
    public <T extends EventTarget> Optional<T> target(Class<T> kind) {
        return Optional.of(target).filter(kind::isInstance).map(kind::cast);
    }
}
