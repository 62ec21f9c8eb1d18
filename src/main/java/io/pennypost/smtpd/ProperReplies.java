package io.pennypost.smtpd;

import java.util.Map;

/// What the world is told: the same replies with the codes of RFC 3463, which RFC 2034 asks for in each.
///
/// The reply to a whole message is left as SES gives it, without one: programs look for `250 OK` and the id.
final class ProperReplies {
    /// Where the code of the reply says too little.
    private static final Map<String, String> EXACT = Map.of(
            Replies.BAD_SENDER, "553 5.1.7 The sender's address is malformed",
            Replies.BAD_RECIPIENT, "553 5.1.3 The recipient's address is malformed",
            Replies.TOO_MANY_RECIPIENTS, "452 4.5.3 Too many recipients",
            Replies.NO_ROOM, "452 4.3.1 Insufficient system storage",
            Replies.TOO_LONG, "552 5.3.4 Message is too long",
            Replies.PIPELINED_STARTTLS, "554 5.5.1 Nothing may follow STARTTLS before the handshake",
            Replies.TOO_MANY_CONNECTIONS, "421 4.7.0 Too many concurrent SMTP connections");

    /// The class and subject that suit a reply code.
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("220", "2.0.0"),
            Map.entry("221", "2.0.0"),
            Map.entry("250", "2.0.0"),
            Map.entry("421", "4.3.2"),
            Map.entry("451", "4.3.0"),
            Map.entry("452", "4.3.1"),
            Map.entry("454", "4.7.0"),
            Map.entry("500", "5.5.1"),
            Map.entry("501", "5.5.4"),
            Map.entry("502", "5.5.1"),
            Map.entry("503", "5.5.1"),
            Map.entry("504", "5.5.4"),
            Map.entry("530", "5.7.0"),
            Map.entry("550", "5.0.0"),
            Map.entry("552", "5.3.4"),
            Map.entry("554", "5.5.0"),
            Map.entry("555", "5.5.4"));

    private ProperReplies() {}

    static String of(String reply) {
        var exact = EXACT.get(reply);
        if (exact != null) {
            return exact;
        }
        var code = CODES.get(reply.substring(0, 3));
        return code == null || hasCode(reply) || isOfMessage(reply)
                ? reply
                : reply.substring(0, 4) + code + reply.substring(3);
    }

    private static boolean isOfMessage(String reply) {
        return reply.startsWith("250 OK ");
    }

    private static boolean hasCode(String reply) {
        return reply.length() > 8
                && reply.charAt(4) == reply.charAt(0)
                && reply.charAt(5) == '.'
                && Character.isDigit(reply.charAt(6));
    }
}
