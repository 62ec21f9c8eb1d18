package io.pennypost.send.outcome;

import io.pennypost.mail.smtp.Phase;
import io.pennypost.mail.smtp.Reply;
import io.pennypost.observe.MailLog;
import io.pennypost.observe.Metrics;
import io.pennypost.send.deliver.AttemptReport;
import io.pennypost.send.schedule.RetrySchedule;
import io.pennypost.send.schedule.Trouble;
import io.pennypost.send.spool.Fresh;
import io.pennypost.send.spool.SesMessageId;
import io.pennypost.ses.suppression.SuppressionHit;
import io.pennypost.store.Delivery;
import io.pennypost.store.LedgerEntry;
import io.pennypost.store.LedgerEntry.Kind;
import io.pennypost.store.MessageId;
import io.pennypost.store.Settlement;
import io.prometheus.metrics.core.metrics.Counter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns the facts of an attempt into what is stored: one result per recipient, the attempt's own ledger line, and the
/// events that follow. Everything of one attempt is settled together.
public final class Outcomes {
    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

    private final Decisions decisions;
    private final LedgerLines ledger;
    private final Supplier<MessageId> feedbackIds;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final String reportingMta;
    private final MailLog log;
    private final Counter recipients;

    /// Makes outcomes of attempts.
    ///
    /// @param feedbackIds  ids that bounces are named by
    /// @param reportingMta our own host name
    public Outcomes(
            RetrySchedule schedule,
            LedgerLines ledger,
            MailLog log,
            Metrics metrics,
            Supplier<MessageId> feedbackIds,
            RandomGenerator random,
            InstantSource clock,
            String reportingMta) {
        this.decisions = new Decisions(new ReplyClassifier(), schedule);
        this.ledger = ledger;
        this.feedbackIds = feedbackIds;
        this.random = random;
        this.clock = clock;
        this.reportingMta = reportingMta;
        this.log = log;
        this.recipients = metrics.counter(
                "pennypost_delivery_recipients_total",
                "Recipients by what an attempt meant for them: delivered, deferred, bounced, suppressed, held.",
                "outcome");
    }

    /// What is to be written, and what is to be tried again.
    ///
    /// @param again deliveries with their new times
    public record Settled(Settlement settlement, List<Delivery> again) {
        public Settled {
            again = List.copyOf(again);
        }

        /// Nothing to write of a message.
        public static Settled none(MessageId id) {
            return new Settled(new Settlement(id, List.of(), List.of()), List.of());
        }

        /// Both in one transaction, in this order.
        public Settled and(Settled other) {
            return new Settled(
                    new Settlement(
                            settlement.message(),
                            joined(settlement.results(), other.settlement.results()),
                            joined(settlement.ledger(), other.settlement.ledger())),
                    joined(again, other.again));
        }

        private static <T> List<T> joined(List<T> first, List<T> second) {
            return Stream.concat(first.stream(), second.stream()).toList();
        }
    }

    /// Everything that follows from one attempt.
    public Settled of(MessageId id, Fresh message, List<Delivery> deliveries, AttemptReport report) {
        var now = clock.instant();
        var page = new Page(message, now);
        page.attempt(deliveries, report);
        var frame = new Decisions.Frame(id.at(), message.expiresAt(), now);
        for (var i = 0; i < deliveries.size(); i++) {
            var delivery = deliveries.get(i);
            page.logAttempt(delivery, report, report.outcomes().get(i).reply());
            page.add(delivery, decisions.decide(report.outcomes().get(i), delivery.attempts(), frame), report);
        }
        return page.settled(id);
    }

    /// Deliveries whose queue lifetime ended before they could be attempted again.
    public Settled expired(MessageId id, Fresh message, List<Delivery> deliveries) {
        var now = clock.instant();
        var page = new Page(message, now);
        var frame = new Decisions.Frame(id.at(), message.expiresAt(), now);
        for (var delivery : deliveries) {
            page.bounced(
                    delivery,
                    decisions.expired(delivery.lastReply(), ReplyClass.EXPIRED, "expired", frame),
                    Optional.empty());
        }
        return page.settled(id);
    }

    /// Deliveries to recipients that get nothing.
    public Settled suppressed(MessageId id, Fresh message, Map<Delivery, SuppressionHit> hits) {
        var page = new Page(message, clock.instant());
        hits.forEach(page::suppressed);
        return page.settled(id);
    }

    /// Complaints of the simulator, after its deliveries.
    public Settled complained(MessageId id, Fresh message, List<Delivery> deliveries) {
        var page = new Page(message, clock.instant());
        deliveries.forEach(page::complained);
        return page.settled(id);
    }

    /// Deliveries whose message is lost or damaged: kept for an operator, never sent with wrong content.
    public Settled held(MessageId id, List<Delivery> deliveries, String reason) {
        recipients.labelValues("held").inc(deliveries.size());
        LOG.error("Message {} is held: {}", id.value(), reason);
        return new Settled(
                new Settlement(
                        id,
                        deliveries.stream()
                                .<Settlement.Result>map(d -> new Settlement.Held(d.id(), reason))
                                .toList(),
                        List.of()),
                List.of());
    }

    /// Deliveries whose message could not be read just now: a fault of our own. They are tried again three times, then
    /// held; a message that cannot be read is never bounced, and never sent with wrong content.
    public Settled unreadable(MessageId id, List<Delivery> deliveries, Exception cause) {
        var attempts = deliveries.getFirst().attempts() + 1;
        if (attempts >= Trouble.OWN_FAULT.attemptsMax()) {
            return held(id, deliveries, "The message cannot be read: " + cause.getMessage());
        }
        LOG.error("Message {} cannot be read; it is tried again.", id.value(), cause);
        var at = clock.instant().plusMillis(Trouble.OWN_FAULT.delayMillis(attempts));
        var reply = "451 4.3.0 The message could not be read";
        recipients.labelValues("deferred").inc(deliveries.size());
        return new Settled(
                new Settlement(
                        id,
                        deliveries.stream()
                                .<Settlement.Result>map(d -> new Settlement.Retry(d.id(), at, attempts, reply))
                                .toList(),
                        List.of()),
                deliveries.stream()
                        .map(d -> new Delivery(
                                d.id(),
                                d.message(),
                                d.queue(),
                                d.index(),
                                d.recipient(),
                                at,
                                attempts,
                                Optional.of(reply)))
                        .toList());
    }

    /// What one attempt adds to the store.
    private final class Page {
        private final Fresh message;
        private final Instant now;
        private final List<Settlement.Result> results = new ArrayList<>();
        private final List<LedgerEntry> lines = new ArrayList<>();
        private final List<Delivery> again = new ArrayList<>();

        Page(Fresh message, Instant now) {
            this.message = message;
            this.now = now;
        }

        void attempt(List<Delivery> deliveries, AttemptReport report) {
            line(
                    Kind.ATTEMPT,
                    "Attempt",
                    deliveries.size() == 1 ? Optional.of(deliveries.getFirst().recipient()) : Optional.empty(),
                    deliveries.size(),
                    EventJson.attempt(deliveries, report));
        }

        void logAttempt(Delivery delivery, AttemptReport report, Reply reply) {
            log.attempted(
                    sesMessageId(),
                    new MailLog.Attempt(
                            delivery.recipient(),
                            report.peer().map(AttemptReport.Peer::host).orElse(""),
                            report.peer()
                                    .map(peer -> peer.remote().getAddress().getHostAddress() + ":"
                                            + peer.remote().getPort())
                                    .orElse(""),
                            report.peer().flatMap(AttemptReport.Peer::tls).orElse(""),
                            delivery.attempts() + 1,
                            report.duration()),
                    reply.toString());
        }

        void add(Delivery delivery, Decision decision, AttemptReport report) {
            switch (decision) {
                case Decision.Delivered delivered -> delivered(delivery, delivered, report);
                case Decision.Bounced bounced ->
                    bounced(
                            delivery,
                            bounced,
                            report.peer().filter(peer -> report.phases().containsKey(Phase.MAIL)));
                case Decision.Deferred deferred -> deferred(delivery, deferred, report);
            }
        }

        private void delivered(Delivery delivery, Decision.Delivered delivered, AttemptReport report) {
            results.add(new Settlement.Done(delivery.id()));
            recipients.labelValues("delivered").inc();
            log.delivered(
                    sesMessageId(),
                    delivery.recipient(),
                    report.peer().map(AttemptReport.Peer::host).orElse(""),
                    delivered.reply().toString(),
                    Duration.between(delivery.message().at(), now));
            event(
                    "Delivery",
                    delivery,
                    EventJson.delivery(
                            now,
                            delivery.message().at(),
                            delivery.recipient(),
                            delivered.reply(),
                            report.peer(),
                            reportingMta));
        }

        private void bounced(Delivery delivery, Decision.Bounced bounced, Optional<AttemptReport.Peer> peer) {
            results.add(new Settlement.Done(delivery.id()));
            recipients.labelValues("bounced").inc();
            log.bounced(
                    sesMessageId(),
                    delivery.recipient(),
                    bounced.bounce().type() + "/" + bounced.bounce().subType(),
                    bounced.diagnostic());
            event(
                    "Bounce",
                    delivery,
                    EventJson.bounce(now, feedbackId(), delivery.recipient(), bounced, peer, reportingMta));
        }

        void suppressed(Delivery delivery, SuppressionHit hit) {
            results.add(new Settlement.Done(delivery.id()));
            recipients.labelValues("suppressed").inc();
            log.suppressed(sesMessageId(), delivery.recipient(), hit.holder() + "/" + hit.reason());
            lines.add(ledger.suppressed(
                    message.scope(), message.envelope(), now, delivery.recipient(), hit, feedbackId()));
        }

        void complained(Delivery delivery) {
            event(
                    "Complaint",
                    delivery,
                    EventJson.complaint(
                            now, feedbackId(), delivery.recipient(), Optional.empty(), Optional.of("abuse")));
        }

        private String feedbackId() {
            return SesMessageId.of(feedbackIds.get(), message.scope().region(), random);
        }

        private void deferred(Delivery delivery, Decision.Deferred deferred, AttemptReport report) {
            var reply = deferred.reply().toString();
            recipients.labelValues("deferred").inc();
            log.deferred(sesMessageId(), delivery.recipient(), reply, deferred.nextAt());
            results.add(new Settlement.Retry(delivery.id(), deferred.nextAt(), deferred.attempts(), reply));
            again.add(new Delivery(
                    delivery.id(),
                    delivery.message(),
                    delivery.queue(),
                    delivery.index(),
                    delivery.recipient(),
                    deferred.nextAt(),
                    deferred.attempts(),
                    Optional.of(reply)));
            // Told once, when the first attempt did not get through.
            if (delivery.attempts() == 0 && deferred.attempts() == 1) {
                event(
                        "DeliveryDelay",
                        delivery,
                        EventJson.deliveryDelay(
                                now, delivery.recipient(), deferred, message.expiresAt(), report.peer(), reportingMta));
            }
        }

        private String sesMessageId() {
            return message.envelope().sesMessageId();
        }

        private void event(String type, Delivery delivery, String json) {
            if (!message.envelope().systemMail()) {
                var recipient = delivery.recipient();
                line(Kind.EVENT, type, Optional.of(recipient), LedgerLines.counted(recipient), json);
            }
        }

        private void line(Kind kind, String type, Optional<String> recipient, int recipients, String json) {
            lines.add(ledger.line(message.scope(), message.envelope(), now, kind, type, recipient, recipients, json));
        }

        Settled settled(MessageId id) {
            return new Settled(new Settlement(id, results, lines), again);
        }
    }
}
