package io.pennypost.web.console;

import io.pennypost.store.Body;
import io.pennypost.store.MessageId;
import java.util.Optional;

/// The bytes of captured mail; [io.pennypost.store.Spool#body] is one.
@FunctionalInterface
public interface Bodies {
    /// The bytes of a message, as composed; empty when they are gone.
    Optional<Body> body(MessageId id);
}
