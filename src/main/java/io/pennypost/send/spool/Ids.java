package io.pennypost.send.spool;

import io.pennypost.store.MessageId;
import java.time.Instant;

/// The two names of one message: ours, and the one clients see.
public record Ids(MessageId own, String ses) {
    /// When the message was accepted, to the millisecond.
    public Instant at() {
        return own.at();
    }
}
