package io.pennypost.mail.smtp;

import java.time.Duration;

/// How long a client waits, phase by phase (RFC 5321 §4.5.3.2 gives the minima).
///
/// @param connect   for one address
/// @param greeting  for the 220
/// @param ehlo      for the reply to EHLO, HELO, RSET
/// @param startTls  for the reply to STARTTLS
/// @param handshake for the whole TLS handshake
/// @param mail      for the reply to MAIL
/// @param rcpt      for the reply to one RCPT
/// @param data      for the 354
/// @param block     for each piece of the message to leave
/// @param dot       for the reply to the final dot; never shortened, since giving up early makes duplicates
/// @param quit      for the reply to QUIT, which nobody needs
public record Timeouts(
        Duration connect,
        Duration greeting,
        Duration ehlo,
        Duration startTls,
        Duration handshake,
        Duration mail,
        Duration rcpt,
        Duration data,
        Duration block,
        Duration dot,
        Duration quit) {

    /// The values of RFC 5321, and ours where it gives none.
    public static Timeouts standard() {
        return new Timeouts(
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(2),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(2),
                Duration.ofMinutes(3),
                Duration.ofMinutes(10),
                Duration.ofSeconds(5));
    }

    /// The same short wait everywhere.
    public static Timeouts all(Duration wait) {
        return new Timeouts(wait, wait, wait, wait, wait, wait, wait, wait, wait, wait, wait);
    }

    Duration of(Phase phase) {
        return switch (phase) {
            case CONNECT -> connect;
            case GREETING -> greeting;
            case EHLO, RSET -> ehlo;
            case STARTTLS -> startTls;
            case MAIL -> mail;
            case RCPT -> rcpt;
            case DATA -> data;
            case DOT -> dot;
            case QUIT -> quit;
        };
    }
}
