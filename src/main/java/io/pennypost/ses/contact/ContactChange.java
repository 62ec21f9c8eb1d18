package io.pennypost.ses.contact;

import java.util.List;
import java.util.Optional;

/// What is to be kept of a contact.
///
/// @param address     as it was given
/// @param preferences what it chooses; what it chose for other topics stays
/// @param attributes  empty for none
public record ContactChange(
        String address, List<TopicPreference> preferences, boolean unsubscribeAll, Optional<String> attributes) {
    public ContactChange {
        preferences = List.copyOf(preferences);
    }
}
