package io.pennypost.mail.reply;

import java.util.Locale;

/// What a refusal is about.
public enum Reason {
    UNKNOWN_USER,
    MOVED,
    BAD_ADDRESS,
    UNKNOWN_DOMAIN,
    NO_MAIL_DOMAIN,
    DISABLED_MAILBOX,
    MAILBOX_FULL,
    /// A filter, list or block of the recipient's own.
    RECIPIENT_REFUSES,
    RECIPIENT_RATE,
    BLOCKED_SOURCE,
    REPUTATION,
    NO_PTR,
    HELO_REFUSED,
    RATE_LIMITED,
    TOO_MANY_CONNECTIONS,
    GREYLISTED,
    AUTH_FAILURE,
    SENDER_REFUSED,
    RELAYING_DENIED,
    SPAM_CONTENT,
    POLICY,
    MALFORMED,
    ATTACHMENT,
    VIRUS,
    MESSAGE_TOO_LARGE,
    TLS_REQUIRED,
    TLS_FAILED,
    SERVER_FAULT,
    SYSTEM_FULL,
    PROTOCOL,
    LOOP,
    NETWORK,
    DNS,
    EXPIRED,
    /// Too many recipients in one transaction.
    SPLIT,
    /// Enough messages on this connection; another may carry the next.
    REOPEN,
    /// Said to RCPT, and nothing else is known.
    REFUSED_RECIPIENT,
    /// Said to the message, and nothing else is known.
    REFUSED_MESSAGE,
    /// A bounce without a usable reason.
    UNDETERMINED;

    /// Reads the name as rules write it: `unknown-user`.
    ///
    /// @throws IllegalArgumentException when there is no such reason
    static Reason named(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /// The name as rules write it.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether the sender is at fault: such words outweigh any about the recipient.
    boolean blamesSender() {
        return switch (this) {
            case BLOCKED_SOURCE,
                    REPUTATION,
                    NO_PTR,
                    HELO_REFUSED,
                    AUTH_FAILURE,
                    SPAM_CONTENT,
                    RATE_LIMITED,
                    GREYLISTED,
                    TOO_MANY_CONNECTIONS,
                    SENDER_REFUSED,
                    RELAYING_DENIED,
                    TLS_REQUIRED -> true;
            default -> false;
        };
    }
}
