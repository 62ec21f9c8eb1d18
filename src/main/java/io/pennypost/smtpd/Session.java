package io.pennypost.smtpd;

import io.pennypost.mail.address.Address;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// One conversation (RFC 5321 §3): a command in, a reply out. What depends on who is at the other end is asked of its
/// [Role].
final class Session implements Conversation {
    /// More than the 512 of RFC 5321 §4.5.3.1.4, for parameters and an initial response.
    private static final int COMMAND_MAX = 2048;

    private final Desk desk;
    private final Manners manners;
    private final Connection connection;
    private final Role role;
    private final MessageIntake intake;
    private Optional<Transaction> transaction = Optional.empty();
    private int errors;
    private int idleCommands;
    private boolean over;

    Session(Desk desk, Connection connection) {
        this.desk = desk;
        this.manners = desk.manners();
        this.connection = connection;
        this.role = desk.role().apply(this);
        this.intake = new MessageIntake(desk, role, connection);
    }

    /// Talks until either side has enough. What is still unsaid is left for the connection's closing.
    void run() throws IOException {
        greet();
        try {
            while (!over) {
                obey(connection.command(COMMAND_MAX, role.patience()));
            }
        } catch (SocketTimeoutException silence) {
            connection.reply(role.worded(Replies.TIMEOUT));
        } finally {
            forget();
        }
    }

    /// Who speaks before it was greeted does not listen (RFC 5321 §3.1).
    private void greet() throws IOException {
        if (!role.hearsEarlyTalkers() && connection.hasMore()) {
            end(Replies.SPOKE_FIRST);
            return;
        }
        connection.reply(role.greeting());
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
            case Command.Hello(var extended, var name) -> hello(extended, name);
            case Command.StartTls() -> startTls();
            case Command.Auth auth -> role.authenticate(auth);
            case Command.Mail mail -> mail(mail);
            case Command.Recipient(var recipient) -> recipient(recipient);
            case Command.Postmaster() ->
                role.postmaster().ifPresentOrElse(this::recipient, () -> malformed("RCPT", Replies.BAD_RECIPIENT));
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

    private void hello(boolean extended, String name) {
        forget();
        role.hello(name);
        if (!extended) {
            connection.reply("250 " + manners.hostname());
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
        lines.addAll(role.extensions());
        var last = lines.removeLast();
        connection.reply("250-" + String.join("\r\n250-", lines) + "\r\n250 " + last);
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
        role.secured();
        connection.startTls(desk.tls().get(), manners.patience().handshake());
    }

    private void malformed(String verb, String reply) {
        var obstacle = switch (verb) {
            case "AUTH" -> role.obstacleToAuthentication();
            case "MAIL", "RCPT", "DATA", "BDAT" -> role.obstacle();
            default -> Optional.<String>empty();
        };
        if (verb.equals("BDAT")) {
            // Nobody knows how many octets follow.
            end(isOffered() ? obstacle.orElse(reply) : Replies.UNKNOWN_COMMAND);
            return;
        }
        say(obstacle.orElse(reply));
    }

    private void mail(Command.Mail mail) {
        var refusal = role.obstacle()
                .or(() -> transaction.map(_ -> Replies.SENDER_GIVEN))
                .or(() -> isTooLong(mail) ? Optional.of(Replies.DECLARED_TOO_LONG) : Optional.empty())
                .or(() -> role.refuseSender(mail.sender()));
        if (refusal.isEmpty()) {
            transaction = Optional.of(new Transaction(mail.sender()));
        }
        say(refusal.orElse(Replies.OK));
    }

    private boolean isTooLong(Command.Mail mail) {
        return mail.size().isPresent() && mail.size().getAsLong() > manners.sizeMax();
    }

    private void recipient(Address recipient) {
        var refusal = role.obstacle()
                .or(() -> transaction.isEmpty() ? Optional.of(Replies.NEED_MAIL) : Optional.empty())
                .or(this::chunksBegun)
                .or(this::full)
                .or(() -> role.refuseRecipient(recipient));
        if (refusal.isEmpty()) {
            transaction.orElseThrow().recipients().add(recipient);
        }
        say(refusal.orElse(Replies.OK));
    }

    private Optional<String> full() {
        return transaction.orElseThrow().recipients().size() < manners.bounds().recipients()
                ? Optional.empty()
                : Optional.of(Replies.TOO_MANY_RECIPIENTS);
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
        var obstacle = role.obstacle().or(this::needEnvelope).or(this::chunksBegun);
        if (obstacle.isPresent()) {
            say(obstacle.get());
            return;
        }
        connection.reply(Replies.GO_AHEAD);
        conclude(intake.data(transaction.orElseThrow()));
    }

    private boolean isOffered() {
        return manners.open();
    }

    private void chunk(Command.Chunk chunk) throws IOException {
        if (!isOffered()) {
            say(Replies.UNKNOWN_COMMAND);
            return;
        }
        var obstacle = role.obstacle().or(this::needEnvelope);
        if (obstacle.isPresent()) {
            // Its octets follow whatever we say, and are no commands.
            over = !intake.skip(chunk.size());
            say(obstacle.get());
            return;
        }
        conclude(intake.chunk(transaction.orElseThrow(), chunk));
    }

    /// What is told of a message is no mistake of the client's session.
    private void conclude(MessageIntake.Result result) {
        connection.reply(role.worded(result.reply()));
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

    @Override
    public InetAddress peer() {
        return connection.peer();
    }

    @Override
    public Optional<String> tls() {
        return connection.tls();
    }

    @Override
    public void say(String reply) {
        errors += Replies.isError(reply) ? 1 : 0;
        connection.reply(role.worded(reply));
    }

    @Override
    public void end(String reply) {
        say(reply);
        over = true;
    }

    @Override
    public void hangUp() {
        over = true;
    }

    @Override
    public Input.Line ask(String challenge, int max, Duration patience) throws IOException {
        connection.reply(challenge);
        return connection.line(max, patience);
    }

    @Override
    public void pause(Duration length) {
        try {
            over |= desk.stopping().await(length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            over = true;
        }
    }
}
