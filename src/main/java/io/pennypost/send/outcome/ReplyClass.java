package io.pennypost.send.outcome;

import io.pennypost.mail.reply.Reason;
import io.pennypost.send.schedule.Trouble;
import java.util.Locale;

/// What a refusal means to us: which bounce, which delay, which wait, and whether its recipient is to be suppressed.
/// Finer than SES's bounce types, which follow from it. There is one for each [Reason], of the same name.
public enum ReplyClass {
    UNKNOWN_USER(Bounce.PERMANENT, Bounce.TRANSIENT, "RecipientServerError", Trouble.NORMAL),
    MOVED(Bounce.PERMANENT, Bounce.TRANSIENT, "RecipientServerError", Trouble.NORMAL),
    BAD_ADDRESS(Bounce.PERMANENT, Bounce.TRANSIENT, "RecipientServerError", Trouble.NORMAL),
    UNKNOWN_DOMAIN(Bounce.PERMANENT, Bounce.PERMANENT, "TransientCommunicationFailure", Trouble.NO_SUCH_DOMAIN),
    NO_MAIL_DOMAIN(Bounce.PERMANENT, Bounce.TRANSIENT, "TransientCommunicationFailure", Trouble.NORMAL),
    DISABLED_MAILBOX(Bounce.TRANSIENT, Bounce.TRANSIENT, "RecipientServerError", Trouble.NORMAL),
    MAILBOX_FULL(Bounce.MAILBOX_FULL, Bounce.MAILBOX_FULL, "MailboxFull", Trouble.MAILBOX_FULL),
    RECIPIENT_REFUSES(Bounce.TRANSIENT, Bounce.TRANSIENT, "General", Trouble.NORMAL),
    RECIPIENT_RATE(Bounce.TRANSIENT, Bounce.TRANSIENT, "RecipientServerError", Trouble.RECIPIENT_RATE),
    BLOCKED_SOURCE(Bounce.TRANSIENT, Bounce.TRANSIENT, "IPFailure", Trouble.REPUTATION),
    REPUTATION(Bounce.TRANSIENT, Bounce.TRANSIENT, "IPFailure", Trouble.REPUTATION),
    NO_PTR(Bounce.TRANSIENT, Bounce.TRANSIENT, "IPFailure", Trouble.REPUTATION),
    HELO_REFUSED(Bounce.TRANSIENT, Bounce.TRANSIENT, "IPFailure", Trouble.NORMAL),
    RATE_LIMITED(Bounce.TRANSIENT, Bounce.TRANSIENT, "IPFailure", Trouble.NORMAL),
    TOO_MANY_CONNECTIONS(Bounce.TRANSIENT, Bounce.TRANSIENT, "IPFailure", Trouble.NORMAL),
    GREYLISTED(Bounce.TRANSIENT, Bounce.TRANSIENT, "General", Trouble.GREYLISTED),
    AUTH_FAILURE(Bounce.TRANSIENT, Bounce.TRANSIENT, "General", Trouble.NORMAL),
    SENDER_REFUSED(Bounce.TRANSIENT, Bounce.TRANSIENT, "General", Trouble.NORMAL),
    RELAYING_DENIED(Bounce.TRANSIENT, Bounce.TRANSIENT, "General", Trouble.NORMAL),
    SPAM_CONTENT(Bounce.CONTENT, Bounce.CONTENT, "SpamDetected", Trouble.CONTENT),
    POLICY(Bounce.CONTENT, Bounce.CONTENT, "General", Trouble.CONTENT),
    MALFORMED(Bounce.CONTENT, Bounce.CONTENT, "General", Trouble.CONTENT),
    ATTACHMENT(Bounce.ATTACHMENT, Bounce.ATTACHMENT, "General", Trouble.CONTENT),
    VIRUS(Bounce.ATTACHMENT, Bounce.ATTACHMENT, "General", Trouble.CONTENT),
    MESSAGE_TOO_LARGE(Bounce.TOO_LARGE, Bounce.TOO_LARGE, "General", Trouble.CONTENT),
    TLS_REQUIRED(Bounce.TRANSIENT, Bounce.TRANSIENT, "General", Trouble.TLS),
    TLS_FAILED(Bounce.TRANSIENT, Bounce.TRANSIENT, "General", Trouble.TLS),
    SERVER_FAULT(Bounce.TRANSIENT, Bounce.TRANSIENT, "RecipientServerError", Trouble.NORMAL),
    SYSTEM_FULL(Bounce.TRANSIENT, Bounce.TRANSIENT, "RecipientServerError", Trouble.NORMAL),
    PROTOCOL(Bounce.TRANSIENT, Bounce.TRANSIENT, "RecipientServerError", Trouble.NORMAL),
    LOOP(Bounce.TRANSIENT, Bounce.TRANSIENT, "RecipientServerError", Trouble.NORMAL),
    NETWORK(Bounce.TRANSIENT, Bounce.TRANSIENT, "TransientCommunicationFailure", Trouble.NORMAL),
    DNS(Bounce.TRANSIENT, Bounce.TRANSIENT, "TransientCommunicationFailure", Trouble.DNS),
    EXPIRED(Bounce.TRANSIENT, Bounce.TRANSIENT, "RecipientServerError", Trouble.NORMAL),
    SPLIT(Bounce.TRANSIENT, Bounce.TRANSIENT, "General", Trouble.NORMAL),
    REOPEN(Bounce.TRANSIENT, Bounce.TRANSIENT, "General", Trouble.NORMAL),
    REFUSED_RECIPIENT(Bounce.PERMANENT, Bounce.TRANSIENT, "General", Trouble.NORMAL),
    REFUSED_MESSAGE(Bounce.TRANSIENT, Bounce.TRANSIENT, "General", Trouble.CONTENT),
    UNDETERMINED(Bounce.UNDETERMINED, Bounce.UNDETERMINED, "Undetermined", Trouble.NORMAL);

    private final Bounce whenRefused;
    private final Bounce whenExpired;
    private final String delayType;
    private final Trouble trouble;

    ReplyClass(Bounce whenRefused, Bounce whenExpired, String delayType, Trouble trouble) {
        this.whenRefused = whenRefused;
        this.whenExpired = whenExpired;
        this.delayType = delayType;
        this.trouble = trouble;
    }

    /// The class of a reason.
    public static ReplyClass of(Reason reason) {
        return valueOf(reason.name());
    }

    /// The name as rules and the ledger write it.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The bounce after a final refusal.
    public Bounce whenRefused() {
        return whenRefused;
    }

    /// The bounce when a temporary refusal outlived the queue lifetime.
    public Bounce whenExpired() {
        return whenExpired;
    }

    /// SES's `delayType`.
    String delayType() {
        return delayType;
    }

    /// Which row of the retry schedule applies.
    Trouble trouble() {
        return trouble;
    }

    /// Whether a final refusal speaks against sending to the recipient again, where settings allow to act on it.
    public Suppression suppression() {
        return switch (this) {
            case UNKNOWN_USER, MOVED, BAD_ADDRESS, UNKNOWN_DOMAIN, NO_MAIL_DOMAIN, REFUSED_RECIPIENT ->
                Suppression.AT_ONCE;
            case DISABLED_MAILBOX, MAILBOX_FULL, RECIPIENT_REFUSES -> Suppression.WHEN_REPEATED;
            default -> Suppression.NEVER;
        };
    }

    /// When a recipient is to be suppressed for refusals of a class.
    public enum Suppression {
        /// The first final refusal suffices.
        AT_ONCE,
        /// Three refusals, at least three days apart, within 30 days.
        WHEN_REPEATED,
        /// It says nothing against the recipient.
        NEVER
    }
}
