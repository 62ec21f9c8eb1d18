package io.pennypost.smtpd;

import io.pennypost.auth.Caller;
import io.pennypost.auth.SmtpAuthenticator.Answer;
import io.pennypost.auth.SmtpAuthenticator.Reason;
import io.pennypost.mail.address.Address;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One conversation (RFC 5321 §3): a command in, a reply out.
///
/// As at SES, MAIL and RCPT are looked at for their form alone; what is wrong with a message is told at its end.
final class Session {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    /// More than the 512 of RFC 5321 §4.5.3.1.4, for parameters and an initial response.
    private static final int COMMAND_MAX = 2048;

    /// RFC 4954 §4.5.
    private static final int AUTH_LINE_MAX = 12_288;

    private final Desk desk;
    private final Manners manners;
    private final Connection connection;
    private final MessageIntake intake;
    private Optional<Caller> caller = Optional.empty();
    private Optional<Transaction> transaction = Optional.empty();
    private int errors;
    private int idleCommands;
    private int failedLogins;
    private boolean over;

    Session(Desk desk, Connection connection) {
        this.desk = desk;
        this.manners = desk.manners();
        this.connection = connection;
        this.intake = new MessageIntake(desk, connection);
    }

    /// Talks until either side has enough. What is still unsaid is left for the connection's closing.
    void run() throws IOException {
        connection.reply(Greeting.of(manners.hostname(), desk.random()));
        try {
            while (!over) {
                obey(connection.command(COMMAND_MAX, patience()));
            }
        } catch (SocketTimeoutException silence) {
            connection.reply(Replies.TIMEOUT);
        } finally {
            forget();
        }
    }

    private Duration patience() {
        return caller.isPresent()
                ? manners.patience().known()
                : manners.patience().stranger();
    }

    private void obey(Input.Line line) throws IOException {
        switch (line.form()) {
            case SOUND -> obey(CommandParser.parse(line.text()));
            case TOO_LONG -> say(Replies.LINE_TOO_LONG);
            case BARE_CR -> say(Replies.BARE_CR_IN_COMMAND);
            case BARE_LF -> {
                say(Replies.BARE_LF_IN_COMMAND);
                over = true;
            }
            case END -> over = true;
        }
        if (over) {
            return;
        }
        if (errors >= manners.bounds().errors()) {
            end(Replies.TOO_MANY_ERRORS);
        } else if (++idleCommands > manners.bounds().idleCommands()) {
            end(Replies.TOO_MANY_COMMANDS);
        }
    }

    private void obey(Command command) throws IOException {
        switch (command) {
            case Command.Hello(var extended) -> hello(extended);
            case Command.StartTls() -> startTls();
            case Command.Auth auth -> authenticate(auth);
            case Command.Mail mail -> mail(mail);
            case Command.Recipient(var recipient) -> recipient(recipient);
            case Command.Data() -> data();
            case Command.Chunk chunk -> chunk(chunk);
            case Command.Reset() -> {
                forget();
                say(Replies.OK);
            }
            case Command.Nothing() -> say(Replies.OK);
            case Command.Quit() -> end(Replies.BYE);
            case Command.Disclose(var verb) -> say(Replies.disabled(verb));
            case Command.Malformed(var verb, var reply) -> malformed(verb, reply);
            case Command.Unknown() -> say(Replies.UNKNOWN_COMMAND);
        }
    }

    private void hello(boolean extended) {
        forget();
        if (!extended) {
            say("250 " + manners.hostname());
            return;
        }
        var lines = new ArrayList<String>();
        lines.add(manners.hostname());
        lines.add("8BITMIME");
        if (manners.open()) {
            lines.add("PIPELINING");
            lines.add("CHUNKING");
            lines.add("SIZE " + manners.sizeMax());
        }
        if (!connection.isSecure()) {
            lines.add("STARTTLS");
        }
        // Offered before TLS, too, and refused there: SES does both.
        lines.add("AUTH PLAIN LOGIN");
        say("250-" + String.join("\r\n250-", lines) + "\r\n" + Replies.OK);
    }

    private void startTls() throws IOException {
        if (connection.isSecure()) {
            say(Replies.TLS_ACTIVE);
            return;
        }
        // What came in the clear must never be believed behind TLS (RFC 3207 §6).
        if (connection.hasMore()) {
            end(Replies.PIPELINED_STARTTLS);
            return;
        }
        say(Replies.READY_FOR_TLS);
        forget();
        connection.startTls(desk.tls().get(), manners.patience().handshake());
    }

    private void malformed(String verb, String reply) {
        var obstacle = switch (verb) {
            case "AUTH" -> needTls();
            case "MAIL", "RCPT", "DATA", "BDAT" -> needLogin();
            default -> Optional.<String>empty();
        };
        if (verb.equals("BDAT")) {
            // Nobody knows how many octets follow.
            end(isOffered() ? obstacle.orElse(reply) : Replies.UNKNOWN_COMMAND);
            return;
        }
        say(obstacle.orElse(reply));
    }

    private Optional<String> needTls() {
        return connection.isSecure() ? Optional.empty() : Optional.of(Replies.NEED_TLS);
    }

    private Optional<String> needLogin() {
        return needTls().or(() -> caller.isPresent() ? Optional.empty() : Optional.of(Replies.NEED_AUTH));
    }

    private void authenticate(Command.Auth auth) throws IOException {
        var obstacle = needTls().or(() -> caller.map(_ -> Replies.SECOND_AUTH));
        if (obstacle.isPresent()) {
            say(obstacle.get());
            return;
        }
        if (desk.lock().isLocked(connection.peer())) {
            desk.metrics().failedLogin("locked");
            end(Replies.AUTH_UNAVAILABLE);
            return;
        }
        try {
            var shown = new Login(this::ask).run(auth);
            var peer = connection.peer().getHostAddress();
            switch (desk.authenticator().authenticate(shown.userName(), shown.password(), peer)) {
                case Answer.Known(var known) -> {
                    caller = Optional.of(known);
                    say(Replies.AUTHENTICATED);
                }
                case Answer.Refused(var reason) -> refuse(reason);
            }
        } catch (Login.Refused refused) {
            say(refused.reply());
        }
    }

    private String ask(String challenge) throws IOException, Login.Refused {
        connection.reply(challenge);
        var line = connection.line(AUTH_LINE_MAX, manners.patience().stranger());
        return switch (line.form()) {
            case SOUND -> line.text();
            case TOO_LONG -> throw new Login.Refused(Replies.LINE_TOO_LONG);
            case BARE_CR, BARE_LF -> throw new Login.Refused(Replies.NOT_BASE64);
            case END -> {
                over = true;
                throw new Login.Refused(Replies.AUTH_CANCELED);
            }
        };
    }

    /// Each failure of a session is answered later than the one before.
    private void refuse(Reason reason) {
        desk.metrics().failedLogin(reason.name().toLowerCase(Locale.ROOT));
        var peer = connection.peer();
        if (reason == Reason.RAW_SECRET) {
            LOG.warn(
                    "{} gave a secret access key as its SMTP password; `pennypost smtp-credentials` derives the password",
                    peer.getHostAddress());
        }
        if (desk.lock().failed(peer)) {
            LOG.warn(
                    "{} failed to authenticate {} times within {} minutes and may not try until they are over",
                    peer.getHostAddress(),
                    LoginLock.FAILURES_MAX,
                    LoginLock.WINDOW.toMinutes());
        }
        failedLogins++;
        pause(manners.patience().penalty().multipliedBy(failedLogins));
        say(Replies.BAD_CREDENTIALS);
        over |= failedLogins >= manners.bounds().failedLogins();
    }

    private void pause(Duration penalty) {
        try {
            over |= desk.stopping().await(penalty.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            over = true;
        }
    }

    private void mail(Command.Mail mail) {
        var obstacle = needLogin();
        if (obstacle.isPresent()) {
            say(obstacle.get());
        } else if (!desk.authenticator().isStillKnown(caller.orElseThrow())) {
            end(Replies.BAD_CREDENTIALS);
        } else if (transaction.isPresent()) {
            say(Replies.SENDER_GIVEN);
        } else if (mail.size().isPresent() && mail.size().getAsLong() > manners.sizeMax()) {
            say(Replies.DECLARED_TOO_LONG);
        } else {
            transaction = Optional.of(new Transaction(mail.sender()));
            say(Replies.OK);
        }
    }

    private void recipient(Address recipient) {
        var obstacle = needLogin()
                .or(() -> transaction.isEmpty() ? Optional.of(Replies.NEED_MAIL) : Optional.empty())
                .or(this::chunksBegun);
        if (obstacle.isPresent()) {
            say(obstacle.get());
            return;
        }
        var recipients = transaction.orElseThrow().recipients();
        if (recipients.size() >= manners.bounds().recipients()) {
            say(Replies.TOO_MANY_RECIPIENTS);
            return;
        }
        recipients.add(recipient);
        say(Replies.OK);
    }

    private Optional<String> chunksBegun() {
        return transaction.flatMap(Transaction::chunks).map(_ -> Replies.CHUNKS_BEGUN);
    }

    private Optional<String> needEnvelope() {
        if (transaction.isEmpty()) {
            return Optional.of(Replies.NEED_MAIL);
        }
        return transaction.get().recipients().isEmpty() ? Optional.of(Replies.NEED_RECIPIENT) : Optional.empty();
    }

    private void data() throws IOException {
        var obstacle = needLogin().or(this::needEnvelope).or(this::chunksBegun);
        if (obstacle.isPresent()) {
            say(obstacle.get());
            return;
        }
        connection.reply(Replies.GO_AHEAD);
        conclude(intake.data(caller.orElseThrow(), transaction.orElseThrow()));
    }

    private boolean isOffered() {
        return manners.open();
    }

    private void chunk(Command.Chunk chunk) throws IOException {
        if (!isOffered()) {
            say(Replies.UNKNOWN_COMMAND);
            return;
        }
        var obstacle = needLogin().or(this::needEnvelope);
        if (obstacle.isPresent()) {
            // Its octets follow whatever we say, and are no commands.
            over = !intake.skip(chunk.size());
            say(obstacle.get());
            return;
        }
        conclude(intake.chunk(caller.orElseThrow(), transaction.orElseThrow(), chunk));
    }

    /// What is told of a message is no mistake of the client's session.
    private void conclude(MessageIntake.Result result) {
        connection.reply(result.reply());
        over = result.hangUp();
        if (result.whole()) {
            forget();
            idleCommands = 0;
        }
    }

    private void forget() {
        transaction.ifPresent(Transaction::forget);
        transaction = Optional.empty();
    }

    private void say(String reply) {
        errors += Replies.isError(reply) ? 1 : 0;
        connection.reply(reply);
    }

    private void end(String reply) {
        say(reply);
        over = true;
    }
}
