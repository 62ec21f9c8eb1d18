package io.pennypost.send;

import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.address.Address;
import io.pennypost.mail.address.Mailbox;
import io.pennypost.observe.MailLog;
import io.pennypost.send.admit.Admitted;
import io.pennypost.send.admit.RawFacts;
import io.pennypost.send.compose.Composed;
import io.pennypost.send.compose.TemplateRendering;
import io.pennypost.send.outcome.LedgerLines;
import io.pennypost.send.spool.DeliveryQueue;
import io.pennypost.send.spool.Envelope;
import io.pennypost.send.spool.Fresh;
import io.pennypost.send.spool.Ids;
import io.pennypost.send.spool.SesMessageId;
import io.pennypost.ses.configset.ConfigurationSet;
import io.pennypost.ses.simulator.SimulatorAddress;
import io.pennypost.ses.suppression.SuppressionHit;
import io.pennypost.ses.suppression.SuppressionRules;
import io.pennypost.ses.tenant.Tenant;
import io.pennypost.store.Acceptance;
import io.pennypost.store.Body;
import io.pennypost.store.Delivery;
import io.pennypost.store.InboxEntry;
import io.pennypost.store.LedgerEntry;
import io.pennypost.store.NewDelivery;
import io.pennypost.store.QueueKey;
import io.pennypost.store.Spool;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Takes a message into custody: one commit with its recipients, its ledger lines and, when it is captured, its place
/// in the inbox. Afterwards it hands the deliveries to the queue, body included.
public final class Custody {
    private final Spool spool;
    private final DeliveryQueue queue;
    private final LedgerLines ledger;
    private final SuppressionRules suppression;
    private final MailLog log;
    private final RandomGenerator random;
    private final Policy policy;

    /// What is done with accepted mail.
    ///
    /// @param capture          kept in the inbox instead of being delivered
    /// @param keepBodies       delivered mail is kept in the inbox as well
    /// @param lifetime         how long delivery is tried when the configuration set says nothing
    /// @param returnPathDomain domain of envelope senders where the identity has none of its own
    public record Policy(boolean capture, boolean keepBodies, Duration lifetime, String returnPathDomain) {}

    public Custody(
            Spool spool,
            DeliveryQueue queue,
            LedgerLines ledger,
            SuppressionRules suppression,
            MailLog log,
            RandomGenerator random,
            Policy policy) {
        this.spool = spool;
        this.queue = queue;
        this.ledger = ledger;
        this.suppression = suppression;
        this.log = log;
        this.random = random;
        this.policy = policy;
    }

    /// Names for the next message of a region.
    public Ids nextId(Scope scope) {
        var own = spool.nextMessageId();
        return new Ids(own, SesMessageId.of(own, scope.region(), random));
    }

    /// Returns when the message is durable.
    ///
    /// @throws io.pennypost.store.StoreException when it could not be kept
    public void take(Admitted message, Composed composed, Ids ids) {
        var scope = message.caller().scope();
        var from = message.from().getFirst().address();
        var envelope = new Envelope(
                ids.ses(),
                message.feedback().toString(),
                from.local(),
                from.domain(),
                message.mailFromDomain().orElse(policy.returnPathDomain),
                message.configurationSet().map(ConfigurationSet::name),
                message.recipients().size(),
                composed.eightBit(),
                false,
                Optional.empty(),
                Optional.of(message.identityOwner().account()).filter(account -> !account.equals(scope.account())),
                message.tenant().map(Tenant::name));
        var lifetime = message.configurationSet()
                .map(ConfigurationSet::maxDelivery)
                .filter(set -> set.compareTo(policy.lifetime) < 0)
                .orElse(policy.lifetime);
        var recipients = new Recipients(message);
        var hits = suppressed(scope, message, recipients);
        var lines = new ArrayList<>(ledger.accepted(message, composed, ids));
        hits.forEach((recipient, hit) ->
                lines.add(ledger.suppressed(scope, envelope, ids.at(), recipient.toString(), hit, feedbackId(scope))));
        keep(
                scope,
                ids,
                lifetime,
                envelope,
                composed,
                recipients,
                hits,
                lines,
                message.given().door().name().toLowerCase(Locale.ROOT));
    }

    /// Keeps nothing of a message but that its template could not be rendered.
    ///
    /// @throws io.pennypost.store.StoreException when that could not be kept
    public void noteUnrendered(Admitted message, TemplateRendering.Outcome.Failed failed, Ids ids) {
        spool.accept(new Acceptance(
                ids.own(),
                message.caller().scope(),
                ids.at(),
                Body.of(new byte[0]),
                new byte[0],
                List.of(),
                ledger.unrendered(message, failed.templateName(), failed.reason(), ids),
                Optional.empty()));
    }

    /// Who is on a suppression list. Such recipients do not refuse a message; they get nothing of it.
    private Map<Address, SuppressionHit> suppressed(Scope scope, Admitted message, Recipients recipients) {
        var hits = new LinkedHashMap<Address, SuppressionHit>();
        for (var recipient : recipients.envelope()) {
            // SES never puts the simulator on a list.
            if (!recipient.domain().equals(SimulatorAddress.DOMAIN)) {
                suppression
                        .find(
                                scope,
                                message.configurationSet(),
                                message.tenant().map(Tenant::name),
                                recipient.toString())
                        .ifPresent(hit -> hits.put(recipient, hit));
            }
        }
        return hits;
    }

    private String feedbackId(Scope scope) {
        return SesMessageId.of(spool.nextMessageId(), scope.region(), random);
    }

    /// Takes a notice of our own, which no admission saw.
    public void takeSystemMail(Scope scope, Composed composed, Ids ids, Address sender, Address recipient) {
        takeSystemMail(scope, composed, ids, sender, Optional.empty(), recipient);
    }

    /// Takes mail that goes on, under an envelope sender of its own; no admission saw it.
    ///
    /// @param signer whose DKIM key signs
    void takeForwarded(Scope scope, Composed composed, Ids ids, Address signer, String reversePath, Address recipient) {
        takeSystemMail(scope, composed, ids, signer, Optional.of(reversePath), recipient);
    }

    /// Takes mail that goes nowhere but into the inbox.
    void takeForInbox(Scope scope, Composed composed, Ids ids, Address sender, List<Address> recipients) {
        var envelope = new Envelope(
                ids.ses(),
                sender.toString(),
                sender.local(),
                sender.domain(),
                policy.returnPathDomain,
                Optional.empty(),
                recipients.size(),
                composed.eightBit(),
                true);
        var texts = recipients.stream().map(Address::toString).toList();
        var names = new Recipients(sender.toString(), recipients, texts, List.of(), List.of());
        spool.accept(new Acceptance(
                ids.own(),
                scope,
                ids.at().plus(policy.lifetime),
                composed.body(),
                envelope.toBytes(),
                List.of(),
                ledger.acceptedSystemMail(scope, composed, ids, sender, recipients.getFirst()),
                Optional.of(inboxEntry(scope, ids, composed, names))));
        logAccepted(scope, envelope, composed, names, Map.of(), "system");
    }

    private void takeSystemMail(
            Scope scope, Composed composed, Ids ids, Address sender, Optional<String> reversePath, Address recipient) {
        var envelope = new Envelope(
                ids.ses(),
                sender.toString(),
                sender.local(),
                sender.domain(),
                policy.returnPathDomain,
                Optional.empty(),
                1,
                composed.eightBit(),
                true,
                reversePath,
                Optional.empty(),
                Optional.empty());
        keep(
                scope,
                ids,
                policy.lifetime,
                envelope,
                composed,
                new Recipients(
                        sender.toString(), List.of(recipient), List.of(recipient.toString()), List.of(), List.of()),
                Map.of(),
                ledger.acceptedSystemMail(scope, composed, ids, sender, recipient),
                "system");
    }

    private void keep(
            Scope scope,
            Ids ids,
            Duration lifetime,
            Envelope envelope,
            Composed composed,
            Recipients recipients,
            Map<Address, SuppressionHit> suppressed,
            List<LedgerEntry> lines,
            String door) {
        var now = ids.at();
        var expiresAt = now.plus(lifetime);
        var deliveries = deliveries(stream(scope, envelope), recipients.envelope(), suppressed.keySet(), now);
        var inbox = policy.capture || policy.keepBodies
                ? Optional.of(inboxEntry(scope, ids, composed, recipients))
                : Optional.<InboxEntry>empty();
        var acceptance = new Acceptance(
                ids.own(), scope, expiresAt, composed.body(), envelope.toBytes(), deliveries, lines, inbox);
        if (deliveries.isEmpty()) {
            spool.accept(acceptance);
            logAccepted(scope, envelope, composed, recipients, suppressed, door);
            return;
        }
        var accepted = accept(acceptance);
        logAccepted(scope, envelope, composed, recipients, suppressed, door);
        if (composed.body().size() <= RawFacts.HEAP_MAX) {
            queue.offer(ids.own(), accepted, new Fresh(scope, envelope, expiresAt, composed.body()));
        } else {
            queue.offer(ids.own(), accepted);
        }
    }

    private List<Delivery> accept(Acceptance acceptance) {
        queue.announce(acceptance.id());
        try {
            return spool.accept(acceptance);
        } catch (RuntimeException e) {
            queue.withdraw(acceptance.id());
            throw e;
        }
    }

    private void logAccepted(
            Scope scope,
            Envelope envelope,
            Composed composed,
            Recipients recipients,
            Map<Address, SuppressionHit> suppressed,
            String door) {
        log.accepted(
                envelope.sesMessageId(),
                new MailLog.Accepted(
                        scope.account(),
                        scope.region(),
                        door,
                        envelope.fromLocal() + '@' + envelope.fromDomain(),
                        recipients.addresses.size(),
                        composed.body().size(),
                        envelope.configurationSet().orElse("")));
        suppressed.forEach((recipient, hit) ->
                log.suppressed(envelope.sesMessageId(), recipient.toString(), hit.holder() + "/" + hit.reason()));
        if (policy.capture) {
            recipients.envelope().stream()
                    .filter(recipient -> !suppressed.containsKey(recipient) && !isDelivered(recipient))
                    .forEach(recipient -> log.captured(envelope.sesMessageId(), recipient.toString()));
        }
    }

    /// Where mail is captured, the simulator still answers.
    private boolean isDelivered(Address recipient) {
        return !policy.capture || SimulatorAddress.of(recipient).isPresent();
    }

    private static String stream(Scope scope, Envelope envelope) {
        return scope.account() + "/" + scope.region() + "/"
                + envelope.configurationSet().orElse("");
    }

    /// One delivery for each distinct address that gets something. The index is the position among the distinct ones.
    private List<NewDelivery> deliveries(
            String stream, SequencedSet<Address> recipients, Set<Address> suppressed, Instant now) {
        var deliveries = new ArrayList<NewDelivery>(recipients.size());
        int index = 0;
        for (var recipient : recipients) {
            if (isDelivered(recipient) && !suppressed.contains(recipient)) {
                deliveries.add(
                        new NewDelivery(new QueueKey(stream, recipient.domain()), index, recipient.toString(), now));
            }
            index++;
        }
        return deliveries;
    }

    private static InboxEntry inboxEntry(Scope scope, Ids ids, Composed composed, Recipients recipients) {
        return new InboxEntry(
                ids.own(),
                ids.ses(),
                scope,
                ids.at(),
                recipients.source,
                recipients.envelope().stream().map(Address::toString).toList(),
                recipients.to,
                recipients.cc,
                recipients.bcc,
                composed.from(),
                composed.subject(),
                composed.body().size());
    }

    /// Who gets the message, in the forms that envelope and inbox want.
    private record Recipients(
            String source, List<Address> addresses, List<String> to, List<String> cc, List<String> bcc) {
        Recipients(Admitted message) {
            this(
                    message.given()
                            .source()
                            .orElseGet(() -> message.source().address().toString()),
                    message.recipients(),
                    texts(message.to()),
                    texts(message.cc()),
                    texts(message.bcc()));
        }

        SequencedSet<Address> envelope() {
            return new LinkedHashSet<>(addresses);
        }

        private static List<String> texts(List<Mailbox> mailboxes) {
            return mailboxes.stream()
                    .map(mailbox -> mailbox.address().toString())
                    .toList();
        }
    }
}
