package io.pennypost.send;

import io.pennypost.mail.smtp.Phase;
import io.pennypost.mail.smtp.Reply;
import io.pennypost.send.deliver.AttemptReport;
import io.pennypost.send.deliver.RecipientOutcome;
import io.pennypost.send.outcome.Outcomes;
import io.pennypost.send.outcome.Outcomes.Settled;
import io.pennypost.send.spool.Fresh;
import io.pennypost.ses.configset.SuppressionReason;
import io.pennypost.ses.simulator.SimulatorAddress;
import io.pennypost.ses.suppression.SuppressionHit;
import io.pennypost.store.Delivery;
import io.pennypost.store.MessageId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The mailbox simulator: mail for it goes nowhere, and what comes of it is settled as of real mail.
///
/// Who is not one of its mailboxes is unknown to it. Source: SES guide, "Using the mailbox simulator manually".
final class Simulator {
    private static final Reply TAKEN = Reply.of(250, "2.6.0 Message received");
    private static final Reply UNKNOWN = Reply.of(550, "5.1.1 user unknown");
    private static final SuppressionHit BOUNCED_BEFORE =
            new SuppressionHit(SuppressionHit.Holder.GLOBAL, SuppressionReason.BOUNCE);

    private final Outcomes outcomes;
    private final InstantSource clock;

    Simulator(Outcomes outcomes, InstantSource clock) {
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /// What comes of some recipients of one message.
    Settled deliver(MessageId id, Fresh message, List<Delivery> deliveries) {
        var suppressed = new LinkedHashMap<Delivery, SuppressionHit>();
        var tried = new ArrayList<Delivery>();
        var complaining = new ArrayList<Delivery>();
        for (var delivery : deliveries) {
            var mailbox = SimulatorAddress.of(delivery.recipient());
            if (mailbox.equals(Optional.of(SimulatorAddress.SUPPRESSIONLIST))) {
                suppressed.put(delivery, BOUNCED_BEFORE);
            } else {
                tried.add(delivery);
            }
            if (mailbox.equals(Optional.of(SimulatorAddress.COMPLAINT))) {
                complaining.add(delivery);
            }
        }
        var attempted = tried.isEmpty() ? Settled.none(id) : outcomes.of(id, message, tried, report(tried));
        return attempted
                .and(outcomes.complained(id, message, complaining))
                .and(outcomes.suppressed(id, message, suppressed));
    }

    private AttemptReport report(List<Delivery> tried) {
        return new AttemptReport(
                clock.instant(),
                Duration.ZERO,
                SimulatorAddress.DOMAIN,
                tried.stream().map(Simulator::outcome).toList(),
                Optional.empty(),
                Map.of(),
                List.of("* the mailbox simulator answers"));
    }

    private static RecipientOutcome outcome(Delivery delivery) {
        return SimulatorAddress.of(delivery.recipient())
                .map(mailbox -> switch (mailbox) {
                    case SUCCESS, OOTO, COMPLAINT -> new RecipientOutcome.Delivered(TAKEN);
                    case BOUNCE, SUPPRESSIONLIST -> new RecipientOutcome.Refused(UNKNOWN, Phase.RCPT);
                })
                .orElseGet(() -> new RecipientOutcome.Refused(UNKNOWN, Phase.RCPT));
    }
}
