package io.pennypost.send.deliver;

import io.pennypost.mail.smtp.Capabilities.Extension;
import io.pennypost.mail.smtp.Envelope;
import io.pennypost.mail.smtp.Exchange;
import io.pennypost.mail.smtp.Phase;
import io.pennypost.mail.smtp.Reply;
import io.pennypost.mail.smtp.SmtpConnection;
import io.pennypost.mail.smtp.SmtpFailure;
import io.pennypost.mail.smtp.Transcript;
import io.pennypost.mail.tls.TlsDemand;
import io.pennypost.send.deliver.AttemptReport.Peer;
import io.pennypost.send.deliver.Candidates.Candidate;
import io.pennypost.send.deliver.Connections.Slot;
import io.pennypost.send.deliver.RecipientOutcome.Deferred;
import io.pennypost.send.deliver.RecipientOutcome.EightBitNotSupported;
import io.pennypost.send.deliver.RecipientOutcome.TooLarge;
import io.pennypost.send.deliver.RecipientOutcome.Trouble;
import io.pennypost.send.deliver.RecipientOutcome.Unreachable;
import io.pennypost.send.deliver.Sites.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One attempt, from domain to outcomes.
///
/// 1. Find the site: a route, the MX, or the domain's own address. None: done.
/// 2. Take a slot of the site.
/// 3. A waiting session of the same site and TLS level? Hand the parcel over there. It turned out to be gone before it
///    said anything: go on as if there had been none.
/// 4. Else call the site's addresses in order, until one lets us in and the parcel is handed over. At most
///    [#ADDRESSES_MAX] addresses and [#DIALOGUES_MAX] dialogues.
/// 5. Handing over: too large or too many bits for the server? Done. Else one transaction, and another for those
///    who were one too many.
/// 6. Give the session back.
///
/// After any reply to MAIL, RCPT or DATA no other host is asked: it would say the same, and asking looks like
/// abuse. The exception is a server that says at MAIL that it is broken itself; once.
final class Attempt {
    private static final int ADDRESSES_MAX = 5;
    private static final int DIALOGUES_MAX = 2;

    /// For one address while others remain.
    private static final Duration SHORT_PATIENCE = Duration.ofSeconds(10);

    /// Everything but the wait for the final reply ends within this, and a second per 8 KiB of message.
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private static final long BYTES_PER_SECOND = 8 * 1024;

    private final Courier courier;
    private final Parcel parcel;
    private final Transcript transcript = new Transcript();
    private final @Nullable RecipientOutcome[] outcomes;
    private final long limitNanos;
    private String siteId = "";
    private Optional<Peer> peer = Optional.empty();
    private Optional<RecipientOutcome> serverFault = Optional.empty();

    Attempt(Courier courier, Parcel parcel) {
        this.courier = courier;
        this.parcel = parcel;
        this.outcomes = new RecipientOutcome[parcel.recipients().size()];
        var limit = LIMIT.plusSeconds(parcel.message().size() / BYTES_PER_SECOND);
        this.limitNanos = courier.nanoTime().getAsLong() + limit.toNanos();
    }

    AttemptReport run() {
        var started = courier.clock().instant();
        var began = courier.nanoTime().getAsLong();
        switch (courier.sites().find(parcel.domain())) {
            case Finding.Missing(var why) -> settleRest(why);
            case Finding.Found(var site) -> goTo(site);
        }
        var duration = Duration.ofNanos(courier.nanoTime().getAsLong() - began);
        return new AttemptReport(started, duration, siteId, settled(), peer, transcript.phases(), transcript.lines());
    }

    private void goTo(Site site) {
        siteId = site.id();
        var demand = site.tls().orElse(parcel.tls());
        var entered = courier.connections().enter(site);
        if (entered.isEmpty()) {
            settleRest(new Unreachable(Trouble.BUSY, site.id()));
            return;
        }
        try (var slot = entered.get()) {
            if (!tryWaitingSession(slot, demand)) {
                callAddresses(site, slot, demand);
            }
        }
    }

    // Step 3.

    private boolean tryWaitingSession(Slot slot, TlsDemand demand) {
        var waiting = slot.takeIdle(demand, parcel);
        if (waiting.isEmpty()) {
            return false;
        }
        var session = waiting.get();
        session.connection().begin(transcript, limitNanos);
        transcript.note("again over the connection to " + session.target().host());
        return handOver(session, slot, true);
    }

    // Step 4.

    private void callAddresses(Site site, Slot slot, TlsDemand demand) {
        var candidates = new Candidates(courier.sites(), site, courier.families(), courier.memory(), courier.random());
        var calls = new Calls();
        for (var tried = 0; tried < ADDRESSES_MAX && calls.dialogues() < DIALOGUES_MAX; tried++) {
            var next = candidates.next();
            if (next.isEmpty()) {
                settleRest(without(calls, candidates));
                return;
            }
            slot.makeRoom();
            if (callOne(next.get(), candidates.mayHaveMore(), slot, demand, calls)) {
                return;
            }
        }
        settleRest(without(calls, candidates));
    }

    /// What it comes to when nobody took the parcel.
    private RecipientOutcome without(Calls calls, Candidates candidates) {
        return serverFault.or(() -> calls.outcome(!candidates.mayHaveMore())).orElseGet(candidates::nothingToTry);
    }

    /// Whether the parcel was handed over, for good or ill.
    private boolean callOne(Candidate candidate, boolean othersRemain, Slot slot, TlsDemand demand, Calls calls) {
        var patience = othersRemain ? SHORT_PATIENCE : LIMIT;
        var call = courier.dialer().dial(candidate, demand, parcel.sources(), patience, transcript, limitNanos);
        calls.add(call);
        return switch (call) {
            case Dialer.Call.Ready(var connection) -> {
                courier.memory().addressWorked(candidate.address());
                var session = new Session(connection, candidate.target(), demand, parcel.domain(), parcel.sources());
                yield handOver(session, slot, false);
            }
            case Dialer.Call.Broken(var failure) -> {
                if (failure.phase() == Phase.CONNECT) {
                    courier.memory().addressFailed(candidate.address());
                }
                yield false;
            }
            case Dialer.Call.TurnedAway _, Dialer.Call.WithoutTls _ -> false;
        };
    }

    // Step 5.

    /// Whether the parcel's fate is decided; if not, another address may be asked.
    private boolean handOver(Session session, Slot slot, boolean waited) {
        var connection = session.connection();
        peer = Optional.of(peer(session));
        try {
            var misfit = misfit(connection);
            if (misfit.isPresent()) {
                settleRest(misfit.get());
                return true;
            }
            return transact(connection, waited);
        } finally {
            slot.giveBack(session);
        }
    }

    private Optional<RecipientOutcome> misfit(SmtpConnection connection) {
        var capabilities = connection.capabilities();
        var sizeMax = capabilities.sizeMax();
        if (sizeMax.isPresent() && parcel.message().size() > sizeMax.getAsLong()) {
            return Optional.of(new TooLarge(sizeMax.getAsLong()));
        }
        if (parcel.eightBit() && !capabilities.has(Extension.EIGHT_BIT_MIME)) {
            return Optional.of(new EightBitNotSupported());
        }
        return Optional.empty();
    }

    private boolean transact(SmtpConnection connection, boolean waited) {
        var first = true;
        for (var open = unsettled(); !open.isEmpty(); open = unsettled()) {
            var envelope = new Envelope(parcel.envelopeSender(), addresses(open), parcel.eightBit());
            var exchange = connection.transact(envelope, new BodyContent(parcel.message()));
            if (first && ((waited && wasGone(exchange)) || mayAskOtherHost(exchange))) {
                return false;
            }
            first = false;
            settle(open, exchange);
            if (connection.isSpoiled()) {
                settleRest(new Unreachable(Trouble.LOST, "before all recipients were announced"));
            }
        }
        return true;
    }

    private List<String> addresses(List<Integer> open) {
        var all = parcel.recipients();
        return open.size() == all.size() ? all : open.stream().map(all::get).toList();
    }

    /// A waiting connection that the server had given up: it said nothing, or 421 to whatever came.
    private static boolean wasGone(Exchange exchange) {
        var unheard = exchange.isUnheard()
                && exchange.failure()
                        .map(failure -> failure.kind() == SmtpFailure.Kind.LOST)
                        .orElse(false);
        return unheard || exchange.mail().map(Reply::isHangUp).orElse(false);
    }

    private boolean mayAskOtherHost(Exchange exchange) {
        if (serverFault.isPresent()
                || exchange.mail().isEmpty()
                || !isServerFault(exchange.mail().get())) {
            return false;
        }
        serverFault = Optional.of(new Deferred(exchange.mail().get(), Phase.MAIL));
        return true;
    }

    /// X.3.Z is "mail system status" (RFC 3463 §3.4); a bare 451 is "local error in processing".
    private static boolean isServerFault(Reply reply) {
        if (!reply.isTransient()) {
            return false;
        }
        return reply.enhanced().map(code -> code.subject() == 3).orElse(reply.code() == 451);
    }

    private static Peer peer(Session session) {
        var connection = session.connection();
        var tls = connection
                .tlsProtocol()
                .flatMap(protocol -> connection.tlsCipher().map(cipher -> protocol + " " + cipher));
        return new Peer(session.target().host(), connection.remote(), connection.local(), tls);
    }

    // Outcomes.

    private List<Integer> unsettled() {
        var open = new ArrayList<Integer>(outcomes.length);
        for (var i = 0; i < outcomes.length; i++) {
            if (outcomes[i] == null) {
                open.add(i);
            }
        }
        return open;
    }

    private void settle(List<Integer> open, Exchange exchange) {
        var verdicts = new Verdicts(exchange);
        for (var i = 0; i < open.size(); i++) {
            var verdict = verdicts.of(i);
            if (verdict.isPresent()) {
                outcomes[open.get(i)] = verdict.get();
            }
        }
    }

    private void settleRest(RecipientOutcome outcome) {
        for (var i : unsettled()) {
            outcomes[i] = outcome;
        }
    }

    @SuppressWarnings("NullAway") // every way through run() settles the rest
    private List<RecipientOutcome> settled() {
        return Arrays.asList(outcomes);
    }
}
