package io.pennypost.web.console;

import io.pennypost.store.MessageId;
import java.util.Optional;

/// Reads our own id out of the 60 characters that clients know.
@FunctionalInterface
public interface MessageIds {
    /// Our id; empty when the text is no SES message id of ours.
    Optional<MessageId> parse(String sesMessageId);
}
