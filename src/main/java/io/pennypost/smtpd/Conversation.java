package io.pennypost.smtpd;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/// What a [Role] sees of its session.
interface Conversation {
    InetAddress peer();

    /// Protocol and cipher; empty in the clear.
    Optional<String> tls();

    void say(String reply);

    /// Says a last word.
    void end(String reply);

    /// Ends without one.
    void hangUp();

    /// Asks for a line, as AUTH does.
    Input.Line ask(String challenge, int max, Duration patience) throws IOException;

    /// Does nothing for a while; ends the session when we stop meanwhile.
    void pause(Duration length);
}
