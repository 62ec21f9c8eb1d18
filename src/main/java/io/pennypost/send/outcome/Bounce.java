package io.pennypost.send.outcome;

/// SES's two words for a bounce.
///
/// @param type    `Permanent`, `Transient` or `Undetermined`
/// @param subType `General`, `MailboxFull`, …
public record Bounce(String type, String subType) {
    static final Bounce PERMANENT = new Bounce("Permanent", "General");
    static final Bounce TRANSIENT = new Bounce("Transient", "General");
    static final Bounce MAILBOX_FULL = new Bounce("Transient", "MailboxFull");
    static final Bounce TOO_LARGE = new Bounce("Transient", "MessageTooLarge");
    static final Bounce CONTENT = new Bounce("Transient", "ContentRejected");
    static final Bounce ATTACHMENT = new Bounce("Transient", "AttachmentRejected");
}
