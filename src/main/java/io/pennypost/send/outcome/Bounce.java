package io.pennypost.send.outcome;

/// SES's two words for a bounce: type and subtype.
public enum Bounce {
    PERMANENT("Permanent", "General"),
    /// The bounce did not tell whose address does not exist.
    NO_EMAIL("Permanent", "NoEmail"),
    TRANSIENT("Transient", "General"),
    MAILBOX_FULL("Transient", "MailboxFull"),
    TOO_LARGE("Transient", "MessageTooLarge"),
    CONTENT("Transient", "ContentRejected"),
    ATTACHMENT("Transient", "AttachmentRejected"),
    /// Nothing tells why.
    UNDETERMINED("Undetermined", "Undetermined");

    private final String type;
    private final String subType;

    Bounce(String type, String subType) {
        this.type = type;
        this.subType = subType;
    }

    /// `Permanent`, `Transient` or `Undetermined`.
    public String type() {
        return type;
    }

    /// `General`, `MailboxFull`, …
    public String subType() {
        return subType;
    }
}
