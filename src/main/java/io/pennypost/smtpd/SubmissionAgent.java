package io.pennypost.smtpd;

import io.pennypost.auth.Caller;
import io.pennypost.auth.SmtpAuthenticator;
import io.pennypost.auth.SmtpAuthenticator.Answer;
import io.pennypost.auth.SmtpAuthenticator.Reason;
import io.pennypost.mail.address.Address;
import io.pennypost.send.Submission;
import io.pennypost.send.admit.Submitted;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes mail from senders who authenticate, as the SES SMTP endpoint does.
///
/// As at SES, MAIL and RCPT are looked at for their form alone; what is wrong with a message is told at its end.
final class SubmissionAgent implements Role {
    private static final Logger LOG = LoggerFactory.getLogger(SubmissionAgent.class);

    /// RFC 4954 §4.5.
    private static final int AUTH_LINE_MAX = 12_288;

    /// What events call the operation of mail that came by SMTP.
    private static final String OPERATION = "SendSmtpEmail";

    private final Common common;
    private final Manners manners;
    private final Conversation session;
    private Optional<Caller> caller = Optional.empty();
    private int failedLogins;

    /// What all sessions for senders share.
    ///
    /// @param lock for addresses that try passwords
    record Common(
            Manners manners,
            SmtpAuthenticator authenticator,
            Smtpd.Submissions submissions,
            LoginLock lock,
            SmtpdMetrics metrics,
            RandomGenerator random) {}

    SubmissionAgent(Common common, Conversation session) {
        this.common = common;
        this.manners = common.manners();
        this.session = session;
    }

    @Override
    public String greeting() {
        return Greeting.of(manners.hostname(), common.random());
    }

    @Override
    public Duration patience() {
        return caller.isPresent()
                ? manners.patience().known()
                : manners.patience().stranger();
    }

    /// AUTH is offered before TLS, too, and refused there, and the last line is no extension: SES does both.
    @Override
    public List<String> extensions() {
        return List.of("AUTH PLAIN LOGIN", "Ok");
    }

    @Override
    public void hello(String name) {
        // SES does not look at it, and whoever has authenticated stays so.
    }

    @Override
    public void secured() {
        // Nobody authenticates before.
    }

    private Optional<String> needTls() {
        return session.tls().isPresent() ? Optional.empty() : Optional.of(Replies.NEED_TLS);
    }

    @Override
    public Optional<String> obstacle() {
        return needTls().or(() -> caller.isPresent() ? Optional.empty() : Optional.of(Replies.NEED_AUTH));
    }

    @Override
    public Optional<String> obstacleToAuthentication() {
        return needTls();
    }

    @Override
    public void authenticate(Command.Auth auth) throws IOException {
        var obstacle = needTls().or(() -> caller.map(_ -> Replies.SECOND_AUTH));
        if (obstacle.isPresent()) {
            session.say(obstacle.get());
            return;
        }
        if (common.lock().isLocked(session.peer())) {
            common.metrics().failedLogin("locked");
            session.end(Replies.AUTH_UNAVAILABLE);
            return;
        }
        try {
            var shown = new Login(this::ask).run(auth);
            var peer = session.peer().getHostAddress();
            switch (common.authenticator().authenticate(shown.userName(), shown.password(), peer)) {
                case Answer.Known(var known) -> {
                    caller = Optional.of(known);
                    session.say(Replies.AUTHENTICATED);
                }
                case Answer.Refused(var reason) -> refuse(reason);
            }
        } catch (Login.Refused refused) {
            session.say(refused.reply());
        }
    }

    private String ask(String challenge) throws IOException, Login.Refused {
        var line = session.ask(challenge, AUTH_LINE_MAX, manners.patience().stranger());
        return switch (line.form()) {
            case SOUND -> line.text();
            case TOO_LONG -> throw new Login.Refused(Replies.LINE_TOO_LONG);
            case BARE_CR, BARE_LF -> throw new Login.Refused(Replies.NOT_BASE64);
            case END -> {
                session.hangUp();
                throw new Login.Refused(Replies.AUTH_CANCELED);
            }
        };
    }

    /// Each failure of a session is answered later than the one before.
    private void refuse(Reason reason) {
        common.metrics().failedLogin(reason.name().toLowerCase(Locale.ROOT));
        var peer = session.peer();
        if (reason == Reason.RAW_SECRET) {
            LOG.warn(
                    "{} gave a secret access key as its SMTP password; `pennypost smtp-credentials` derives the password",
                    peer.getHostAddress());
        }
        if (common.lock().failed(peer)) {
            LOG.warn(
                    "{} failed to authenticate {} times within {} minutes and may not try until they are over",
                    peer.getHostAddress(),
                    LoginLock.FAILURES_MAX,
                    LoginLock.WINDOW.toMinutes());
        }
        failedLogins++;
        session.pause(manners.patience().penalty().multipliedBy(failedLogins));
        session.say(Replies.BAD_CREDENTIALS);
        if (failedLogins >= manners.bounds().failedLogins()) {
            session.hangUp();
        }
    }

    @Override
    public Optional<String> refuseSender(Optional<Address> sender) {
        if (!common.authenticator().isStillKnown(caller.orElseThrow())) {
            session.hangUp();
            return Optional.of(Replies.BAD_CREDENTIALS);
        }
        // The null sender: a notice that nothing comes back from is nothing SES sends for its customers.
        return sender.isPresent() ? Optional.empty() : Optional.of(Replies.BAD_SENDER);
    }

    @Override
    public Optional<String> refuseRecipient(Address recipient) {
        return Optional.empty();
    }

    @Override
    public Optional<Address> postmaster() {
        return Optional.empty();
    }

    @Override
    public Told hand(Transaction transaction, Incoming message) throws IOException, InterruptedException {
        return switch (common.submissions().submit(caller.orElseThrow(), given(transaction, message))) {
            case Submission.Answer.Accepted(var id) -> new Told("accepted", Replies.accepted(id));
            case Submission.Answer.Refused(var refusal) -> new Told("refused", MessageRefusals.reply(refusal));
        };
    }

    private Submitted given(Transaction transaction, Incoming message) throws IOException, InterruptedException {
        var recipients = transaction.recipients().stream().map(Object::toString).toList();
        return new Submitted(
                Submitted.Door.SMTP,
                OPERATION,
                transaction.sender().map(Address::toString),
                Optional.of(new Submitted.Destination(recipients, List.of(), List.of())),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new Submitted.Raw(message.body()),
                manners.sizeMax());
    }
}
