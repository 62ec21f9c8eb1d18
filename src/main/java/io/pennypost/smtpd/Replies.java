package io.pennypost.smtpd;

/// Replies in the words of SES; where nobody has seen SES's, in those of the server it is believed to descend from.
final class Replies {
    static final String OK = "250 Ok";
    static final String BYE = "221 Bye";
    static final String GO_AHEAD = "354 End data with <CR><LF>.<CR><LF>";
    static final String READY_FOR_TLS = "220 Ready to start TLS";
    static final String AUTHENTICATED = "235 Authentication successful.";

    static final String TOO_MANY_CONNECTIONS = "421 Too many concurrent SMTP connections";
    static final String TOO_MANY_ERRORS = "421 Too many errors";
    static final String TOO_MANY_COMMANDS = "421 Too many commands without a message";
    static final String STOPPING = "421 Service not available, closing transmission channel";
    static final String TIMEOUT = "451 4.4.2 Timeout waiting for data from client.";
    static final String TEMPORARY_FAILURE = "451 Temporary service failure";
    static final String NO_ROOM = "452 Insufficient system storage";
    static final String TOO_MANY_RECIPIENTS = "452 Too many recipients";
    static final String TLS_ACTIVE = "454 TLS not available due to temporary reason: TLS already active";
    static final String AUTH_UNAVAILABLE = "454 Temporary authentication failure";

    static final String UNKNOWN_COMMAND = "500 Error: command not implemented";
    static final String LINE_TOO_LONG = "500 Line too long";
    static final String BARE_LF_IN_COMMAND = "500 5.5.2 Bare <LF> received";
    static final String BARE_CR_IN_COMMAND = "500 5.5.2 Bare <CR> received";
    static final String BAD_SYNTAX = "501 Error in command syntax";
    static final String HELLO_SYNTAX = "501 Syntax: EHLO hostname";
    static final String AUTH_SYNTAX = "501 Syntax: AUTH mechanism [initial-response]";
    static final String AUTH_CANCELED = "501 Authentication canceled by client.";
    static final String NOT_BASE64 = "501 Invalid command argument, not a valid Base64 string";
    static final String NOT_PLAIN = "501 Invalid command argument, does not contain NUL";
    static final String MAIL_SYNTAX = "501 Syntax: MAIL FROM: <address>";
    static final String BAD_SENDER = "501 Invalid MAIL FROM address provided";
    static final String BAD_RECIPIENT = "501 Invalid RCPT TO address provided";
    static final String CHUNK_SYNTAX = "501 Syntax: BDAT size [LAST]";
    static final String HELP_DISABLED = "502 HELP command is disabled";
    static final String PIPELINED_STARTTLS = "503 Error: nothing may follow STARTTLS before the handshake";
    static final String SECOND_AUTH = "503 Refusing any other AUTH command.";
    static final String SPOKE_FIRST = "554 5.5.0 Error: nothing may be said before the greeting";
    static final String SENDER_GIVEN = "503 5.5.1 Sender already specified.";
    static final String NEED_MAIL = "503 5.5.1 Error: need MAIL command";
    static final String NEED_RECIPIENT = "503 Error: need RCPT command";
    static final String CHUNKS_BEGUN = "503 5.5.1 Error: BDAT has begun, RSET or BDAT may follow";
    static final String UNKNOWN_MECHANISM = "504 The requested authentication mechanism is not supported";
    static final String NEED_TLS = "530 Must issue a STARTTLS command first";
    static final String NEED_AUTH = "530 Authentication required";
    static final String BAD_CREDENTIALS = "535 Authentication Credentials Invalid";
    static final String BARE_LF = "550 5.5.2 Bare <LF> received";
    static final String BARE_CR = "550 5.5.2 Bare <CR> received";
    static final String TOO_LONG = "552 Message is too long.";
    static final String DECLARED_TOO_LONG = "552 5.3.4 Message size exceeds fixed limit";
    static final String MAIL_PARAMETERS = "555 5.5.4 MAIL FROM parameters not recognized or not implemented";
    static final String RECIPIENT_PARAMETERS = "555 5.5.4 RCPT TO parameters not recognized or not implemented";

    /// RFC 5321 §4.5.3.1.5, without the line end.
    private static final int LINE_MAX = 510;

    private Replies() {}

    static String recipientSyntax(String argument) {
        return line("501 Syntax: RCPT TO: <address>  Error in parameters: \"" + argument + "\"");
    }

    static String disabled(String verb) {
        return "502 " + verb + " command is disabled";
    }

    static String accepted(String messageId) {
        return "250 Ok " + messageId;
    }

    static String chunkTaken(long octets) {
        return "250 " + octets + " octets received";
    }

    /// A reply that quotes what a client sent: one line, in ASCII, and not longer than a reply may be.
    static String line(String text) {
        boolean cut = text.length() > LINE_MAX;
        var line = new StringBuilder(cut ? text.substring(0, LINE_MAX - 3) + "..." : text);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c < ' ' || c >= 0x7f) {
                line.setCharAt(i, '?');
            }
        }
        return line.toString();
    }

    /// Whether a reply tells of a mistake of the client.
    static boolean isError(String reply) {
        return reply.charAt(0) == '5';
    }
}
