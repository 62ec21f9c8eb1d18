package io.pennypost.mail.smtp;

import java.io.IOException;

/// The dialogue could not go on: the network, the clock or the peer broke it. The connection is of no more use.
public final class SmtpFailure extends IOException {
    private static final long serialVersionUID = 1L;

    /// What broke.
    public enum Kind {
        /// Nobody listens at the address.
        REFUSED,
        /// No way to the address, or no answer to the connection attempt.
        UNREACHABLE,
        /// A deadline passed.
        TIMEOUT,
        /// The peer went away.
        LOST,
        /// The peer does not speak SMTP, or spoke out of turn.
        PROTOCOL,
        /// The TLS handshake failed.
        TLS
    }

    private final Kind kind;
    private final Phase phase;

    SmtpFailure(Kind kind, Phase phase, String detail) {
        super(detail);
        this.kind = kind;
        this.phase = phase;
    }

    SmtpFailure(Kind kind, Phase phase, String detail, Throwable cause) {
        super(detail, cause);
        this.kind = kind;
        this.phase = phase;
    }

    public Kind kind() {
        return kind;
    }

    /// What the client waited for or did when it broke.
    public Phase phase() {
        return phase;
    }

    /// What happened, for the ledger.
    public String detail() {
        return String.valueOf(getMessage());
    }
}
