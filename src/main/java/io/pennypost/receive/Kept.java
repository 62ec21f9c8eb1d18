package io.pennypost.receive;

import io.pennypost.aws.arn.Scope;
import io.pennypost.send.spool.ReturnPaths;
import io.pennypost.ses.receiptrule.ReceiptRuleSet;
import io.pennypost.store.DocumentCodec;
import io.pennypost.store.MessageId;
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

    Kept with(Duty other) {
        return new Kept(id, at, sender, peer, helo, tls, traceBytes, other);
    }
}
