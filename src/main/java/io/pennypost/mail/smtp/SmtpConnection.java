package io.pennypost.mail.smtp;

import io.pennypost.mail.smtp.Capabilities.Extension;
import io.pennypost.mail.smtp.SmtpFailure.Kind;
import io.pennypost.mail.tls.ClientTls;
import io.pennypost.mail.tls.TlsDemand;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/// One SMTP session with a server, from the client's side. Blocking, made for virtual threads, used by one thread
/// at a time.
///
/// After an [SmtpFailure], a 421 or a reply out of step the session is *spoiled*: it must be closed, not used again.
public final class SmtpConnection implements AutoCloseable {
    /// Holds a usual message whole, so that body and dot leave in one write.
    private static final int WRITE_BUFFER_BYTES = 32 * 1024;

    private final Watchdog watchdog;
    private final Watchdog.Charge guard = this::closeWhenOverdue;
    private final Timeouts timeouts;
    private final Socket raw;
    private final InetAddress local;
    private final long openedNanos;
    private final byte[] writeBuffer = new byte[WRITE_BUFFER_BYTES];

    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private ReplyReader replies;
    private Capabilities capabilities = Capabilities.NONE;
    private Transcript transcript;
    private String clientName = "";
    private boolean spoiled;
    private boolean resetNeeded;
    private int transactions;
    private long limitNanos;
    private long readDeadlineNanos;
    private volatile long guardedUntilNanos;
    private volatile boolean guarded;

    private SmtpConnection(Watchdog watchdog, Timeouts timeouts, Socket raw, Transcript transcript, long limitNanos)
            throws IOException {
        this.watchdog = watchdog;
        this.timeouts = timeouts;
        this.raw = raw;
        this.local = raw.getLocalAddress();
        this.socket = raw;
        this.in = raw.getInputStream();
        this.out = raw.getOutputStream();
        this.replies = new ReplyReader(this::readBeforeDeadline);
        this.transcript = transcript;
        this.limitNanos = limitNanos;
        this.openedNanos = watchdog.now();
        watchdog.watch(guard);
    }

    /// Connects to exactly this address.
    ///
    /// @param local      source address; empty lets the system choose
    /// @param patience   for the connection; the shorter of it and the standard time-out counts
    /// @param limitNanos when everything has to be over, on the watchdog's clock; only the wait for the final
    ///                   reply may last longer
    /// @throws SmtpFailure REFUSED, UNREACHABLE or TIMEOUT
    public static SmtpConnection open(
            Watchdog watchdog,
            Timeouts timeouts,
            InetSocketAddress remote,
            Optional<InetAddress> local,
            Duration patience,
            Transcript transcript,
            long limitNanos)
            throws SmtpFailure {
        var began = watchdog.now();
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            if (local.isPresent()) {
                socket.bind(new InetSocketAddress(local.get(), 0));
            }
            var wait = Math.min(timeouts.connect().toMillis(), patience.toMillis());
            socket.connect(remote, (int) Math.max(1, wait));
            return new SmtpConnection(watchdog, timeouts, socket, transcript, limitNanos);
        } catch (IOException failure) {
            closeQuietly(socket);
            throw notConnected(failure);
        } finally {
            transcript.spent(Phase.CONNECT, watchdog.now() - began);
        }
    }

    private static SmtpFailure notConnected(IOException failure) {
        var detail = String.valueOf(failure.getMessage());
        var kind = switch (failure) {
            case SocketTimeoutException _ -> Kind.TIMEOUT;
            case ConnectException _ when detail.contains("refused") -> Kind.REFUSED;
            default -> Kind.UNREACHABLE;
        };
        return new SmtpFailure(kind, Phase.CONNECT, detail, failure);
    }

    /// Begins a new attempt on this session: its transcript and its limit replace those before.
    public void begin(Transcript transcript, long limitNanos) {
        this.transcript = transcript;
        this.limitNanos = limitNanos;
    }

    /// The server's first word; 220 is welcome.
    public Reply greeting() throws SmtpFailure {
        return receive(Phase.GREETING);
    }

    /// EHLO, and HELO after a 5xx to it (RFC 5321 §3.2). Returns the last reply: 2xx is welcome.
    public Reply introduce(String name) throws SmtpFailure {
        clientName = name;
        var reply = exchange(Phase.EHLO, "EHLO " + name);
        if (reply.isSuccess()) {
            capabilities = Capabilities.parse(reply);
            return reply;
        }
        capabilities = Capabilities.NONE;
        return reply.isPermanent() ? exchange(Phase.EHLO, "HELO " + name) : reply;
    }

    /// STARTTLS and, after a 220, the handshake and a new EHLO; the old list of extensions is forgotten
    /// (RFC 3207 §4.2).
    ///
    /// @return the reply to STARTTLS when it was refused, else to the EHLO after it
    /// @throws SmtpFailure TLS when the handshake failed, PROTOCOL when plain text came before it
    public Reply startTls(ClientTls tls, String host, TlsDemand demand) throws SmtpFailure {
        var reply = exchange(Phase.STARTTLS, "STARTTLS");
        if (!reply.isSuccess()) {
            return reply;
        }
        if (replies.hasMore()) {
            // Plain text after the 220 was put there by somebody in between, to be believed later.
            spoiled = true;
            throw new SmtpFailure(Kind.PROTOCOL, Phase.STARTTLS, "bytes after the reply to STARTTLS");
        }
        capabilities = Capabilities.NONE;
        secure(tls, host, demand);
        return introduce(clientName);
    }

    private void secure(ClientTls tls, String host, TlsDemand demand) throws SmtpFailure {
        var began = watchdog.now();
        try {
            raw.setSoTimeout((int) timeouts.handshake().toMillis());
            guard(timeouts.handshake());
            var secured = tls.layer(raw, host, demand);
            secured.startHandshake();
            socket = secured;
            in = secured.getInputStream();
            out = secured.getOutputStream();
            replies = new ReplyReader(this::readBeforeDeadline);
            transcript.note(tlsProtocol().orElseThrow() + " " + tlsCipher().orElseThrow());
        } catch (IOException failure) {
            spoiled = true;
            throw new SmtpFailure(Kind.TLS, Phase.STARTTLS, "TLS handshake: " + failure.getMessage(), failure);
        } finally {
            unguard();
            transcript.spent(Phase.STARTTLS, watchdog.now() - began);
        }
    }

    /// One mail transaction. Never throws for what peer or network do: the [Exchange] tells.
    public Exchange transact(Envelope envelope, Content content) {
        transactions++;
        return new Transaction(this, envelope, content).run();
    }

    /// QUIT, with little patience, and closed.
    public void quit() {
        try {
            if (!spoiled) {
                exchange(Phase.QUIT, "QUIT");
            }
        } catch (SmtpFailure unimportant) {
            transcript.note("no reply to QUIT");
        } finally {
            close();
        }
    }

    /// Closed at once, without a word. Wakes whoever waits on it.
    @Override
    public void close() {
        spoiled = true;
        watchdog.forget(guard);
        closeQuietly(raw);
    }

    public Capabilities capabilities() {
        return capabilities;
    }

    /// Whether the session is of no more use.
    public boolean isSpoiled() {
        return spoiled;
    }

    /// Transactions begun so far.
    public int transactions() {
        return transactions;
    }

    /// On the watchdog's clock.
    public long openedNanos() {
        return openedNanos;
    }

    public InetSocketAddress remote() {
        return (InetSocketAddress) raw.getRemoteSocketAddress();
    }

    public InetAddress local() {
        return local;
    }

    /// Protocol as in `TLSv1.3`; empty in the clear.
    public Optional<String> tlsProtocol() {
        return tlsSession().map(SSLSession::getProtocol);
    }

    /// Cipher suite; empty in the clear.
    public Optional<String> tlsCipher() {
        return tlsSession().map(SSLSession::getCipherSuite);
    }

    private Optional<SSLSession> tlsSession() {
        return socket instanceof SSLSocket secured ? Optional.of(secured.getSession()) : Optional.empty();
    }

    // What a Transaction works with.

    boolean offers(Extension extension) {
        return capabilities.has(extension);
    }

    /// RSET, where the transaction before left something behind.
    void resetIfNeeded() throws SmtpFailure {
        if (!resetNeeded) {
            return;
        }
        var reply = exchange(Phase.RSET, "RSET");
        if (!reply.isSuccess()) {
            throw broken(Kind.PROTOCOL, Phase.RSET, "RSET: " + reply);
        }
        resetNeeded = false;
    }

    void resetLater(boolean needed) {
        resetNeeded = needed;
    }

    void spoil() {
        spoiled = true;
    }

    Reply exchange(Phase phase, String command) throws SmtpFailure {
        send(phase, command + "\r\n");
        return receive(phase);
    }

    /// Writes commands, each with its line end, in one go.
    void send(Phase phase, String commands) throws SmtpFailure {
        transcript.sent(commands);
        var bytes = commands.getBytes(StandardCharsets.UTF_8);
        try {
            writeGuarded(bytes, 0, bytes.length);
        } catch (IOException failure) {
            throw lost(phase, failure);
        }
    }

    /// Waits for the next reply. A 421 spoils the session.
    Reply receive(Phase phase) throws SmtpFailure {
        var began = watchdog.now();
        readDeadlineNanos = deadline(phase, began);
        try {
            var reply = replies.read();
            transcript.received(reply);
            spoiled |= reply.isHangUp();
            return reply;
        } catch (IOException failure) {
            throw lost(phase, failure);
        } finally {
            transcript.spent(phase, watchdog.now() - began);
        }
    }

    /// A writer of message bytes over this session.
    DotStuffer content() {
        return new DotStuffer(new GuardedOutput(), writeBuffer);
    }

    SmtpFailure broken(Kind kind, Phase phase, String detail) {
        spoiled = true;
        return new SmtpFailure(kind, phase, detail);
    }

    SmtpFailure lost(Phase phase, IOException failure) {
        spoiled = true;
        var kind = switch (failure) {
            case SmtpFailure known -> known.kind();
            case SocketTimeoutException _ -> Kind.TIMEOUT;
            case ReplyReader.NotSmtp _ -> Kind.PROTOCOL;
            case EOFException _ -> Kind.LOST;
            default -> guardFired() ? Kind.TIMEOUT : Kind.LOST;
        };
        var detail = kind == Kind.TIMEOUT ? "no answer in time" : String.valueOf(failure.getMessage());
        transcript.note(detail);
        return new SmtpFailure(kind, phase, detail, failure);
    }

    private long deadline(Phase phase, long now) {
        var deadline = now + timeouts.of(phase).toNanos();
        return phase == Phase.DOT ? deadline : Math.min(deadline, limitNanos);
    }

    /// One deadline for a whole reply, however small the pieces it comes in.
    private int readBeforeDeadline(byte[] buffer, int offset, int length) throws IOException {
        var left = readDeadlineNanos - watchdog.now();
        if (left <= 0) {
            throw new SocketTimeoutException("deadline");
        }
        socket.setSoTimeout((int) Math.max(1, left / 1_000_000));
        return in.read(buffer, offset, length);
    }

    private void writeGuarded(byte[] bytes, int offset, int length) throws IOException {
        guard(timeouts.block());
        try {
            out.write(bytes, offset, length);
        } finally {
            unguard();
        }
    }

    private void guard(Duration wait) {
        guardedUntilNanos = Math.min(watchdog.now() + wait.toNanos(), limitNanos);
        guarded = true;
    }

    private void unguard() {
        guarded = false;
    }

    private boolean guardFired() {
        return raw.isClosed() && watchdog.now() - guardedUntilNanos >= 0;
    }

    /// On the watchdog's thread: closing is the only thing that wakes a blocked write.
    private void closeWhenOverdue(long nowNanos) {
        if (guarded && nowNanos - guardedUntilNanos >= 0) {
            closeQuietly(raw);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException unimportant) {
            // It is gone either way.
        }
    }

    private final class GuardedOutput extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            writeGuarded(bytes, offset, length);
        }
    }
}
