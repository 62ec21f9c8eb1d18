package io.pennypost.smtpd;

import io.pennypost.mail.address.Address;
import io.pennypost.receive.Reception;
import io.pennypost.receive.Reception.Peer;
import io.pennypost.receive.RecipientCheck.Judgment;
import io.pennypost.receive.RecipientCheck.Ours;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes mail from any host for recipients of ours, as the MX of a domain does.
///
/// Each recipient is judged at RCPT: nothing is taken that would have to be bounced later.
final class MailExchanger implements Role {
    /// Who asks for more is guessing addresses.
    private static final int UNKNOWN_MAX = 10;

    private static final String NEED_HELLO = "503 5.5.1 Error: need EHLO or HELO command";
    private static final String TLS_REQUIRED = "530 5.7.0 Must issue a STARTTLS command first";
    private static final String BLOCKED = "550 5.7.1 Connection refused";
    private static final String TOO_MANY_UNKNOWN = "421 4.7.0 Too many unknown recipients";
    private static final String LOOP = "554 5.4.6 Too many hops, the mail is in a loop";

    private final Manners manners;
    private final Reception reception;
    private final Conversation session;
    private final List<Ours> recipients = new ArrayList<>();
    private Optional<String> helo = Optional.empty();
    private int unknown;

    MailExchanger(Manners manners, Reception reception, Conversation session) {
        this.manners = manners;
        this.reception = reception;
        this.session = session;
    }

    @Override
    public String greeting() {
        return "220 " + manners.hostname() + " ESMTP";
    }

    @Override
    public boolean hearsEarlyTalkers() {
        return false;
    }

    @Override
    public Duration patience() {
        return manners.patience().stranger();
    }

    @Override
    public List<String> extensions() {
        return List.of("ENHANCEDSTATUSCODES");
    }

    @Override
    public void hello(String name) {
        helo = Optional.of(name);
    }

    @Override
    public void secured() {
        helo = Optional.empty();
    }

    @Override
    public Optional<String> obstacle() {
        return helo.isPresent() ? Optional.empty() : Optional.of(NEED_HELLO);
    }

    @Override
    public Optional<String> obstacleToAuthentication() {
        return Optional.of(Replies.UNKNOWN_COMMAND);
    }

    @Override
    public void authenticate(Command.Auth auth) {
        session.say(Replies.UNKNOWN_COMMAND);
    }

    /// Where there is no room, nobody need send a message first to hear of it.
    @Override
    public Optional<String> refuseSender(Optional<Address> sender) {
        recipients.clear();
        return switch (reception.state()) {
            case OK -> Optional.empty();
            case FULL -> Optional.of(Replies.NO_ROOM);
            case UNSAFE -> {
                session.hangUp();
                yield Optional.of(Replies.STOPPING);
            }
        };
    }

    @Override
    public Optional<String> refuseRecipient(Address recipient) {
        return switch (reception.judge(recipient, peer())) {
            case Judgment.Taken(var ours) -> {
                recipients.add(ours);
                yield Optional.empty();
            }
            case Judgment.NeedsTls() -> Optional.of(TLS_REQUIRED);
            case Judgment.Blocked() -> Optional.of(BLOCKED);
            case Judgment.Unknown() -> Optional.of(unknown(recipient));
        };
    }

    private String unknown(Address recipient) {
        if (++unknown > UNKNOWN_MAX) {
            session.hangUp();
            return TOO_MANY_UNKNOWN;
        }
        return Replies.line("550 5.1.1 <" + recipient + ">: Recipient address rejected: User unknown");
    }

    @Override
    public Optional<Address> postmaster() {
        return Optional.of(new Address("postmaster", manners.hostname()));
    }

    @Override
    public Told hand(Transaction transaction, Incoming message) throws IOException, InterruptedException {
        return switch (reception.take(peer(), transaction.sender(), recipients, message.body())) {
            case Reception.Answer.Kept(var id) -> new Told("accepted", "250 OK " + id);
            case Reception.Answer.Looping() -> new Told("refused", LOOP);
        };
    }

    private Peer peer() {
        return new Peer(session.peer(), helo.orElse(""), session.tls());
    }

    @Override
    public String worded(String reply) {
        return ProperReplies.of(reply);
    }
}
