package io.pennypost.store;

import io.pennypost.aws.arn.Scope;
import java.time.Instant;
import java.util.Optional;

/// One line of the ledger: what was accepted, what was tried, what came of it. Written with the change it tells of,
/// in one transaction, and moved to the day file afterwards.
///
/// @param id               unique and ordered by time; the same entry exported twice is stored once
/// @param kind             what sort of line this is
/// @param type             finer name: an event's SES type (`Send`, `Delivery`, `Bounce`, …), `Attempt`, `Message`
/// @param sesMessageId     the 60 characters clients know
/// @param recipient        the one recipient it speaks of, if there is one
/// @param configurationSet the set it was sent with, if any
/// @param recipients       how many recipients it counts for (quota, roll-ups)
/// @param json             the detail, opaque to the store
public record LedgerEntry(
        long id,
        Scope scope,
        Instant at,
        Kind kind,
        String type,
        String sesMessageId,
        Optional<String> recipient,
        Optional<String> configurationSet,
        int recipients,
        String json) {
    /// Sort of line.
    public enum Kind {
        /// The message itself: sender, recipients, subject, size.
        MESSAGE,
        /// One SMTP dialogue or look-up.
        ATTEMPT,
        /// Something a sender can be told of.
        EVENT
    }
}
