package io.pennypost.mail.smtp;

/// Where in a dialogue something happened, in the order of RFC 5321.
public enum Phase {
    CONNECT,
    GREETING,
    EHLO,
    STARTTLS,
    MAIL,
    RCPT,
    DATA,
    /// The final dot and the wait for its reply.
    DOT,
    RSET,
    QUIT
}
