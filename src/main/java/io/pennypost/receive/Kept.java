package io.pennypost.receive;

import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.address.Address;
import io.pennypost.mail.mime.HeaderField;
import io.pennypost.send.spool.ReturnPaths;
import io.pennypost.ses.receiptrule.ReceiptRuleSet;
import io.pennypost.store.Body;
import io.pennypost.store.DocumentCodec;
import io.pennypost.store.MessageId;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is stored of one thing to be done with a mail: how it came, and the duty.
///
/// @param sender     empty for the null sender
/// @param peer       textual address
/// @param traceBytes how much of the body we put in front
record Kept(
        String id,
        Instant at,
        Optional<String> sender,
        String peer,
        String helo,
        Optional<String> tls,
        int traceBytes,
        Duty duty) {
    private static final DocumentCodec<Kept> CODEC = DocumentCodec.of(Kept.class);

    /// Something to be done.
    sealed interface Duty {
        Scope scope();

        /// To hear what came back to our return paths.
        record Feedback(Scope scope, List<Returned> returned) implements Duty {}

        /// To hand it to the operator.
        record Operator(Scope scope, List<String> recipients) implements Duty {}

        /// To do what the rules of a place say.
        record Rules(Scope scope, List<String> recipients, ReceiptRuleSet rules) implements Duty {}

        /// Nothing but to let it be found for a while: its rules have run.
        ///
        /// @param fields that were put on top for them
        record Find(Scope scope, List<String> recipients, List<HeaderField> fields) implements Duty {}
    }

    /// A return path that mail came to.
    record Returned(String recipient, long message, int index) {
        ReturnPaths.Origin origin() {
            return new ReturnPaths.Origin(new MessageId(message), index);
        }
    }

    byte[] toBytes() {
        return CODEC.encode(this).getBytes(StandardCharsets.UTF_8);
    }

    static Kept parse(byte[] stored) {
        return CODEC.decode(new String(stored, StandardCharsets.UTF_8));
    }

    /// The mail as those see it who do something with it.
    ReceivedMail mail(Scope scope, List<String> recipients, Body body) {
        return new ReceivedMail(
                id,
                scope,
                at,
                sender.map(Kept::address),
                recipients.stream().map(Kept::address).toList(),
                InetAddress.ofLiteral(peer),
                helo,
                tls,
                body);
    }

    private static Address address(String text) {
        int at = text.lastIndexOf('@');
        return new Address(text.substring(0, at), text.substring(at + 1));
    }

    Kept with(Duty other) {
        return new Kept(id, at, sender, peer, helo, tls, traceBytes, other);
    }
}
