package io.pennypost.smtpd;

import java.time.Duration;

/// How the door behaves.
///
/// @param hostname as it calls itself in the greeting and to EHLO
/// @param open     PIPELINING, CHUNKING and SIZE on top of what SES offers
/// @param sizeMax  bytes of a message, as it comes over the wire without the stuffed dots
public record Manners(String hostname, boolean open, long sizeMax, Patience patience, Bounds bounds) {
    /// What SES calls itself.
    private static final String SES_HOSTNAME = "email-smtp.amazonaws.com";

    /// Exactly what SES offers.
    public static Manners ses(long sizeMax) {
        return new Manners(SES_HOSTNAME, false, sizeMax, Patience.SES, Bounds.STANDARD);
    }

    /// More, and with more patience, under a name of our own.
    public static Manners open(String hostname, long sizeMax) {
        return new Manners(hostname, true, sizeMax, Patience.OPEN, Bounds.STANDARD);
    }

    /// To the world: all that is standard, under our own name.
    public static Manners exchanger(String hostname, long sizeMax) {
        return new Manners(hostname, true, sizeMax, Patience.WORLD, Bounds.WORLD);
    }

    /// How long we wait.
    ///
    /// @param stranger   for a command, before authentication
    /// @param known      for a command, afterwards
    /// @param message    for the next bytes of a message
    /// @param handshake  for the whole TLS handshake
    /// @param write      until a client takes what we say
    /// @param penalty    after a failed authentication, as often as it failed
    /// @param stop       for what is under way, when we stop
    public record Patience(
            Duration stranger,
            Duration known,
            Duration message,
            Duration handshake,
            Duration write,
            Duration penalty,
            Duration stop) {
        /// SES hangs up after about ten seconds without data.
        static final Patience SES = patience(10, 10, 10);

        /// RFC 5321 §4.5.3.2.7 asks for five minutes; a stranger gets one.
        static final Patience OPEN = patience(60, 300, 180);

        /// RFC 5321 §4.5.3.2: five minutes for everything but the message's next bytes.
        static final Patience WORLD = patience(300, 300, 180);

        private static Patience patience(int stranger, int known, int message) {
            return new Patience(
                    Duration.ofSeconds(stranger),
                    Duration.ofSeconds(known),
                    Duration.ofSeconds(message),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(20));
        }
    }

    /// How much we bear.
    ///
    /// @param connections     at once
    /// @param perPeer         connections at once from one address; those from our own machine, where a proxy
    ///     may stand, are bounded by all connections alone when mail comes from the world
    /// @param errors          mistakes in one session
    /// @param idleCommands    commands between two messages
    /// @param failedLogins    in one session
    /// @param recipients      of one message that are kept; SES refuses more than 50, but only at its end
    /// @param bytesPerSecond  a message must come in at least so fast on average, after the first minute
    public record Bounds(
            int connections,
            int perPeer,
            int errors,
            int idleCommands,
            int failedLogins,
            int recipients,
            int bytesPerSecond) {
        static final Bounds STANDARD = new Bounds(10_000, 6_000, 20, 1_000, 3, 1_000, 1_024);

        /// Some 100 hosts at a time; 100 recipients as at SES, which RFC 5321 §4.5.3.1.8 asks for at least.
        static final Bounds WORLD = new Bounds(1_000, 10, 20, 1_000, 0, 100, 1_024);
    }
}
