package io.pennypost.ses.insight;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.NotFound;
import io.pennypost.store.EventLog;
import io.pennypost.store.LedgerEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The life of one message to one recipient. AWS: `GetMessageInsights`.
public final class MessageInsights {
    private static final Duration KEPT = Duration.ofDays(30);

    private final EventLog events;
    private final Function<String, Optional<Instant>> acceptedAt;
    private final VdmSwitch vdm;
    private final InstantSource clock;

    /// @param acceptedAt when a message of this id was accepted, as the id itself tells; empty when it is none of
    ///                   ours
    public MessageInsights(
            EventLog events, Function<String, Optional<Instant>> acceptedAt, VdmSwitch vdm, InstantSource clock) {
        this.events = events;
        this.acceptedAt = acceptedAt;
        this.vdm = vdm;
        this.clock = clock;
    }

    /// One message that must be there.
    ///
    /// @throws NotFound where the Virtual Deliverability Manager is off; `Message <id> does not exist.` when it is
    ///                  unknown, older than 30 days, or went to more than one recipient
    public MessageInsight require(Scope scope, String messageId) {
        vdm.requireOn(scope);
        return find(scope, messageId).orElseThrow(() -> new NotFound("Message <" + messageId + "> does not exist."));
    }

    /// One message, also where the Virtual Deliverability Manager is off.
    public Optional<MessageInsight> find(Scope scope, String messageId) {
        return acceptedAt
                .apply(messageId)
                .filter(at -> at.isAfter(clock.instant().minus(KEPT)))
                .map(at -> events.ofMessage(messageId, at))
                .flatMap(lines -> insight(scope, lines));
    }

    private static Optional<MessageInsight> insight(Scope scope, List<LedgerEntry> lines) {
        return lines.stream()
                .filter(line -> line.kind() == LedgerEntry.Kind.MESSAGE
                        && line.type().equals("Message")
                        && line.scope().equals(scope))
                .findFirst()
                .map(MessageFacts::of)
                .filter(facts -> facts.destination().isPresent())
                .map(facts -> new MessageInsight(facts, happenings(lines)));
    }

    private static List<Happening> happenings(List<LedgerEntry> lines) {
        return lines.stream()
                .filter(line -> line.kind() == LedgerEntry.Kind.EVENT)
                .map(Happening::of)
                .toList();
    }
}
