package io.pennypost.smtpd;

import io.pennypost.aws.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// The exchange that follows AUTH (RFC 4954 §4): PLAIN (RFC 4616) and LOGIN, with and without initial response.
final class Login {
    /// `Username:` and `Password:`, which clients compare to the letter.
    private static final String USER_NAME = "334 VXNlcm5hbWU6";

    private static final String PASSWORD = "334 UGFzc3dvcmQ6";
    private static final String EMPTY_CHALLENGE = "334 ";

    private final Dialogue dialogue;

    Login(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    /// The way back to the client.
    interface Dialogue {
        /// Says a line, and waits for one.
        ///
        /// @throws Refused when it is no line
        String ask(String challenge) throws IOException, Refused;
    }

    /// What the client showed.
    record Shown(String userName, Secret password) {}

    /// The exchange broke off.
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reply;

        Refused(String reply) {
            super(reply, null, false, false);
            this.reply = reply;
        }

        String reply() {
            return reply;
        }
    }

    /// Runs the exchange.
    ///
    /// @throws Refused with the reply to give
    Shown run(Command.Auth auth) throws IOException, Refused {
        return switch (auth.mechanism()) {
            case "PLAIN" -> plain(given(auth.initialResponse(), EMPTY_CHALLENGE));
            case "LOGIN" -> {
                var userName = given(auth.initialResponse(), USER_NAME);
                yield new Shown(userName, new Secret(given(Optional.empty(), PASSWORD)));
            }
            default -> throw new Refused(Replies.UNKNOWN_MECHANISM);
        };
    }

    /// Authorization identity, NUL, user name, NUL, password.
    private static Shown plain(String message) throws Refused {
        var parts = message.split("\0", -1);
        if (parts.length != 3) {
            throw new Refused(Replies.NOT_PLAIN);
        }
        if (!parts[0].isEmpty() && !parts[0].equals(parts[1])) {
            throw new Refused(Replies.BAD_CREDENTIALS);
        }
        return new Shown(parts[1], new Secret(parts[2]));
    }

    private String given(Optional<String> initial, String challenge) throws IOException, Refused {
        var line = initial.isPresent() ? initial.get() : dialogue.ask(challenge);
        if (line.equals("*")) {
            throw new Refused(Replies.AUTH_CANCELED);
        }
        try {
            return new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw new Refused(Replies.NOT_BASE64);
        }
    }
}
