package io.pennypost.receive.feedback;

import io.pennypost.mail.reply.Finding;
import io.pennypost.send.outcome.Bounce;
import io.pennypost.send.outcome.ReplyClass;

/// Which bounce a failed delivery is, and why we think so.
///
/// @param finding what the rules found
/// @param refused whether the server refused for good; false when it only put off until time was up
public record Verdict(ReplyClass replyClass, Bounce bounce, Finding finding, boolean refused) {
    /// When the recipient is to be suppressed for this, where settings allow.
    public ReplyClass.Suppression suppression() {
        // Whoever is not named cannot be suppressed; whoever was only put off may be there.
        return bounce == Bounce.NO_EMAIL || !refused ? ReplyClass.Suppression.NEVER : replyClass.suppression();
    }

    /// The same with another bounce.
    Verdict withBounce(Bounce other) {
        return new Verdict(replyClass, other, finding, refused);
    }
}
