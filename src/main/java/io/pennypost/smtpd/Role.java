package io.pennypost.smtpd;

import io.pennypost.mail.address.Address;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The part that we play in one session, and what is known of the client in it: [SubmissionAgent] for those who send
/// by us, [MailExchanger] for whoever delivers to us.
///
/// Used by the session's thread alone.
interface Role {
    /// What became of a message that was handed over.
    ///
    /// @param result for the count of messages
    record Told(String result, String reply) {}

    /// The first line.
    String greeting();

    /// Whether a client is served that speaks before it was greeted.
    default boolean hearsEarlyTalkers() {
        return true;
    }

    /// How long we wait for a command.
    Duration patience();

    /// The last lines of the reply to EHLO, at least one, behind what every session offers.
    List<String> extensions();

    /// The client gave its name; all it said before is void.
    void hello(String name);

    /// The client will speak TLS; all it said before is void.
    void secured();

    /// Why the client may not begin a message, or go on with one.
    Optional<String> obstacle();

    /// AUTH.
    void authenticate(Command.Auth auth) throws IOException;

    /// What is said of AUTH that is no command; nothing when its form decides.
    Optional<String> obstacleToAuthentication();

    /// Why a message from this sender, none for the null sender, is not begun.
    Optional<String> refuseSender(Optional<Address> sender);

    /// Why a recipient is not added to the message; when it is added, that is remembered.
    Optional<String> refuseRecipient(Address recipient);

    /// The address behind `<Postmaster>` (RFC 5321 §4.1.1.3), if it has one here.
    Optional<Address> postmaster();

    /// Hands a whole message over.
    ///
    /// @throws io.pennypost.store.StoreException when the store cannot keep it
    Told hand(Transaction transaction, Incoming message) throws IOException, InterruptedException;

    /// A reply in the words of this role.
    default String worded(String reply) {
        return reply;
    }
}
