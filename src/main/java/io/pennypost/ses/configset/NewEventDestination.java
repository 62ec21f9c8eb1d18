package io.pennypost.ses.configset;

import java.util.List;
import java.util.Optional;

/// An event destination as a caller describes it, before anything is checked.
///
/// @param targets all that the caller names; exactly one is right
public record NewEventDestination(
        String name, boolean enabled, List<EventType> matchingEventTypes, List<EventTarget> targets) {
    public NewEventDestination {
        matchingEventTypes = List.copyOf(matchingEventTypes);
        targets = List.copyOf(targets);
    }

    /// Takes the targets as the members of a request hold them. SES: `Enabled` left out means false.
    public static NewEventDestination of(
            String name,
            Optional<Boolean> enabled,
            List<EventType> matchingEventTypes,
            List<Optional<? extends EventTarget>> targets) {
        var named = targets.stream()
                .flatMap(Optional::stream)
                .map(EventTarget.class::cast)
                .toList();
        return new NewEventDestination(name, enabled.orElse(false), matchingEventTypes, named);
    }
}
