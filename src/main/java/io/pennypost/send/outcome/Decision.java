package io.pennypost.send.outcome;

import io.pennypost.mail.smtp.Reply;
import java.time.Instant;

/// What becomes of one recipient after an attempt.
sealed interface Decision {
    /// The server took it.
    record Delivered(Reply reply) implements Decision {}

    /// Final: nobody will try again.
    ///
    /// @param status     enhanced code for the bounce
    /// @param diagnostic what is told, with code and text
    /// @param rule       which rule named the class
    record Bounced(Bounce bounce, String status, String diagnostic, String rule) implements Decision {}

    /// To be tried again.
    ///
    /// @param attempts  attempts that count, this one included
    /// @param delayType SES's word for why
    record Deferred(Instant nextAt, int attempts, String delayType, Reply reply, String rule) implements Decision {}
}
