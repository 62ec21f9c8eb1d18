package io.pennypost.send;

import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.tls.TlsDemand;
import io.pennypost.send.deliver.Courier;
import io.pennypost.send.deliver.Parcel;
import io.pennypost.send.outcome.Outcomes;
import io.pennypost.send.schedule.Batch;
import io.pennypost.send.schedule.Scheduler;
import io.pennypost.send.spool.Envelope;
import io.pennypost.send.spool.Fresh;
import io.pennypost.send.spool.ReturnPaths;
import io.pennypost.ses.configset.ConfigurationSet;
import io.pennypost.ses.configset.ConfigurationSets;
import io.pennypost.ses.configset.DeliveryOptions;
import io.pennypost.ses.configset.TlsPolicy;
import io.pennypost.ses.simulator.SimulatorAddress;
import io.pennypost.ses.suppression.SuppressionHit;
import io.pennypost.ses.suppression.SuppressionRules;
import io.pennypost.store.Delivery;
import io.pennypost.store.MessageId;
import io.pennypost.store.Spool;
import io.pennypost.store.StoreException;
import java.io.IOException;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a due delivery is attempted: find, sign, carry, decide, settle.
///
/// Look-ups, policy, connections and the SMTP dialogue are the courier's; what the end of the dialogue means is decided
/// in `outcome`; the store takes results and events in one transaction.
public final class Dispatch implements Scheduler.Attempt {
    private final Spool spool;
    private final Signatures signatures;
    private final ReturnPaths returnPaths;
    private final ConfigurationSets sets;
    private final Sources sources;
    private final Courier courier;
    private final Outcomes outcomes;
    private final SuppressionRules suppression;
    private final Simulator simulator;
    private final InstantSource clock;

    /// Which of this machine's addresses the mail of a pool leaves from.
    @FunctionalInterface
    public interface Sources {
        /// The system chooses for everybody.
        Sources NONE = (scope, pool) -> List.of();

        /// Of one pool, or of what stands for none; empty lets the system choose.
        List<InetAddress> of(Scope scope, Optional<String> pool);
    }

    public Dispatch(
            Spool spool,
            Signatures signatures,
            ReturnPaths returnPaths,
            ConfigurationSets sets,
            Sources sources,
            Courier courier,
            Outcomes outcomes,
            SuppressionRules suppression,
            InstantSource clock) {
        this.spool = spool;
        this.signatures = signatures;
        this.returnPaths = returnPaths;
        this.sets = sets;
        this.sources = sources;
        this.courier = courier;
        this.outcomes = outcomes;
        this.suppression = suppression;
        this.simulator = new Simulator(outcomes, clock);
        this.clock = clock;
    }

    @Override
    public List<Delivery> run(Batch batch) {
        refuseIfUnsafe();
        Outcomes.Settled settled;
        try {
            settled = attempt(batch);
        } catch (IOException e) {
            settled = outcomes.unreadable(batch.message(), batch.deliveries(), e);
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.FAILED) {
                throw e;
            }
            settled = outcomes.unreadable(batch.message(), batch.deliveries(), e);
        }
        spool.settle(settled.settlement());
        return settled.again();
    }

    private Outcomes.Settled attempt(Batch batch) throws IOException {
        var found = batch.fresh().or(() -> load(batch));
        if (found.isEmpty()) {
            return outcomes.held(batch.message(), batch.deliveries(), "The message is not in the spool.");
        }
        var message = found.get();
        if (!clock.instant().isBefore(message.expiresAt())) {
            return outcomes.expired(batch.message(), message, batch.deliveries());
        }
        if (batch.queue().domain().equals(SimulatorAddress.DOMAIN)) {
            return simulator.deliver(batch.message(), message, batch.deliveries());
        }
        var hits = suppressed(batch, message);
        if (hits.isEmpty()) {
            return carry(batch, message, batch.deliveries());
        }
        var told = outcomes.suppressed(batch.message(), message, hits);
        var others = batch.deliveries().stream()
                .filter(delivery -> !hits.containsKey(delivery))
                .toList();
        return others.isEmpty() ? told : told.and(carry(batch, message, others));
    }

    private Outcomes.Settled carry(Batch batch, Fresh message, List<Delivery> deliveries) throws IOException {
        var report = courier.attempt(parcel(batch, message, deliveries));
        return outcomes.of(batch.message(), message, deliveries, report);
    }

    /// Who got onto a suppression list while the message waited. A message that is still in memory was looked up when
    /// it was accepted, a moment ago.
    private Map<Delivery, SuppressionHit> suppressed(Batch batch, Fresh message) {
        var hits = new LinkedHashMap<Delivery, SuppressionHit>();
        var envelope = message.envelope();
        if (batch.fresh().isPresent() || envelope.systemMail()) {
            return hits;
        }
        var set = envelope.configurationSet().flatMap(name -> sets.find(message.scope(), name));
        for (var delivery : batch.deliveries()) {
            suppression
                    .find(message.scope(), set, envelope.tenant(), delivery.recipient())
                    .ifPresent(hit -> hits.put(delivery, hit));
        }
        return hits;
    }

    /// When the store cannot record results, an attempt could be repeated for ever.
    private void refuseIfUnsafe() {
        if (spool.health().state() == Spool.State.UNSAFE) {
            throw new StoreException(StoreException.Kind.UNSAFE, "The store is unsafe: nothing is delivered.");
        }
    }

    private Optional<Fresh> load(Batch batch) {
        return spool.message(batch.message())
                .flatMap(stored -> spool.body(batch.message())
                        .map(body -> new Fresh(
                                stored.scope(), Envelope.parse(stored.envelope()), stored.expiresAt(), body)));
    }

    private Parcel parcel(Batch batch, Fresh message, List<Delivery> deliveries) throws IOException {
        var envelope = message.envelope();
        var set = envelope.configurationSet().flatMap(name -> sets.find(message.scope(), name));
        return new Parcel(
                batch.queue().domain(),
                sender(batch.message(), envelope, deliveries),
                deliveries.stream().map(Delivery::recipient).toList(),
                signatures.sign(message.scope(), envelope, message.body()),
                envelope.eightBit(),
                tls(set),
                envelope.systemMail()
                        ? List.of()
                        : sources.of(
                                message.scope(),
                                set.flatMap(ConfigurationSet::delivery).flatMap(DeliveryOptions::sendingPoolName)));
    }

    /// Signed, so that a bounce names message and recipient; notices of our own have the null sender, and forwarded
    /// mail that of its forwarder.
    private String sender(MessageId message, Envelope envelope, List<Delivery> deliveries) {
        if (envelope.systemMail()) {
            return envelope.reversePath().orElse("");
        }
        var index = deliveries.size() == 1 ? deliveries.getFirst().index() : ReturnPaths.ALL_RECIPIENTS;
        var domain = envelope.returnPathDomain();
        return returnPaths.localPart(message, index, domain) + '@' + domain;
    }

    private static TlsDemand tls(Optional<ConfigurationSet> set) {
        return set.map(ConfigurationSet::tlsPolicy)
                .filter(TlsPolicy.REQUIRE::equals)
                .map(_ -> TlsDemand.REQUIRED)
                .orElse(TlsDemand.OPPORTUNISTIC);
    }
}
