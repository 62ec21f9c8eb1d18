package io.pennypost.mail.report;

/// What a server did with a mail for one recipient (RFC 3464 §2.3.3).
public enum Action {
    FAILED,
    DELAYED,
    DELIVERED,
    /// Passed to a server that does not tell what happens next.
    RELAYED,
    /// Delivered to an alias with several recipients behind it.
    EXPANDED
}
