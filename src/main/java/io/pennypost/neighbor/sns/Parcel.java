package io.pennypost.neighbor.sns;

import java.time.Instant;

/// A notification on its way to one subscription.
///
/// @param id       of the delivery; ordered by time
/// @param shared   id of the notification, which others may wait for too
/// @param attempts made so far
record Parcel(long id, long shared, int attempts, Instant dueAt, Notification content) {
    Parcel again(Instant at) {
        return new Parcel(id, shared, attempts + 1, at, content);
    }
}
