package io.pennypost.receive.feedback;

import io.pennypost.store.MessageId;
import java.util.List;

/// Knows to whom messages were sent. May be asked from a virtual thread.
@FunctionalInterface
public interface SentMessages {
    /// Envelope recipients by their index; empty when the message is not known, or no longer.
    List<String> recipients(MessageId message);
}
