package io.pennypost.receive;

import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.address.Address;
import io.pennypost.mail.mime.Header;
import io.pennypost.observe.MailLog;
import io.pennypost.receive.Kept.Duty;
import io.pennypost.receive.RecipientCheck.Ours;
import io.pennypost.store.Body;
import io.pennypost.store.ReceivedMails;
import io.pennypost.store.Spool;
import java.io.IOException;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// How mail from the world is received: is it ours, keep it, answer; then judge it and do what is to be done.
///
/// The answer is given after the store's commit: what was answered with an id survives a power cut. Each thing to be
/// done afterwards is done at least once.
public final class Reception {
    /// Of a header this much is looked at before a mail is kept; whoever needs more reads the mail itself.
    private static final int HEADER_MAX = 256 << 10;

    private final RecipientCheck check;
    private final Spool spool;
    private final ReceivedMails store;
    private final DutyQueue duties;
    private final Trace trace;
    private final ReceivedLines lines;
    private final MailLog log;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Scope home;

    /// @param home     the place of what belongs to no account's rules
    /// @param hostname as we call ourselves in trace fields
    public Reception(
            RecipientCheck check,
            Spool spool,
            ReceivedMails store,
            DutyQueue duties,
            MailLog log,
            InstantSource clock,
            RandomGenerator random,
            Scope home,
            String hostname) {
        this.check = check;
        this.spool = spool;
        this.store = store;
        this.duties = duties;
        this.trace = new Trace(hostname);
        this.lines = new ReceivedLines(spool::nextLedgerId);
        this.log = log;
        this.clock = clock;
        this.random = random;
        this.home = home;
    }

    /// Who delivers.
    ///
    /// @param helo as it calls itself
    /// @param tls  protocol and cipher; empty in the clear
    public record Peer(InetAddress address, String helo, Optional<String> tls) {}

    /// What the peer is told.
    public sealed interface Answer {
        /// The mail is in custody.
        record Kept(String id) implements Answer {}

        /// The mail goes round in circles; nothing was kept.
        record Looping() implements Answer {}
    }

    /// Whether mail can be kept now.
    public Spool.State state() {
        return spool.health().state();
    }

    /// Whether a recipient is ours.
    public RecipientCheck.Judgment judge(Address recipient, Peer peer) {
        return check.judge(recipient, peer);
    }

    /// Takes custody of a mail for recipients that are ours.
    ///
    /// @param sender empty for the null sender
    /// @throws io.pennypost.store.StoreException when the store cannot keep it; nothing was kept
    /// @throws IOException when the content cannot be read
    public Answer take(Peer peer, Optional<Address> sender, List<Ours> recipients, Body content) throws IOException {
        var header = header(content);
        var names = recipients.stream().map(ours -> ours.recipient().toString()).toList();
        if (trace.isLooping(header, names)) {
            return new Answer.Looping();
        }
        var own = spool.nextMessageId();
        var id = ReceivedMailId.of(own, random);
        var at = clock.instant();
        var source = sender.map(Address::toString);
        var front = trace.fields(id, at, peer, source, names);
        var body = JoinedBody.of(front, content);
        var todo = Duties.of(recipients, home);
        var kept = new Kept(
                id,
                at,
                source,
                peer.address().getHostAddress(),
                peer.helo(),
                peer.tls(),
                front.length,
                todo.getFirst());
        var receipt = new ReceivedMails.Receipt(
                own,
                todo.getFirst().scope(),
                body,
                todo.stream().map(duty -> kept.with(duty).toBytes()).toList(),
                todo.stream()
                        .map(Duty::scope)
                        .distinct()
                        .map(scope -> lines.received(scope, kept, names, header, body.size()))
                        .toList());
        duties.offer(store.keep(receipt));
        log.received(id, new MailLog.Received(kept.peer(), source.orElse(""), names.size(), body.size()));
        return new Answer.Kept(id);
    }

    /// The beginning is enough of what is kept of a header.
    static Header header(Body content) throws IOException {
        try (var in = content.open()) {
            return Header.scan(in.readNBytes(HEADER_MAX));
        }
    }
}
