package io.pennypost.ses.contact;

import java.util.Optional;

/// Which contacts are listed. AWS: shape `ListContactsFilter`.
///
/// Whoever unsubscribed from everything counts as out of each topic.
///
/// @param status     empty for all
/// @param topic      with regard to which topic; empty: only unsubscribing from everything counts
/// @param useDefault whether the topic's default counts where a contact has not chosen; otherwise such a contact is
///                   neither in nor out
public record ContactFilter(Optional<SubscriptionStatus> status, Optional<String> topic, boolean useDefault) {
    /// Every contact.
    public static final ContactFilter ALL = new ContactFilter(Optional.empty(), Optional.empty(), false);
}
