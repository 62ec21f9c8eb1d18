package io.pennypost.receive;

import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.address.AddressList;
import io.pennypost.mail.mime.EncodedWords;
import io.pennypost.mail.mime.Header;
import io.pennypost.store.DocumentCodec;
import io.pennypost.store.InboxEntry;
import io.pennypost.store.LedgerEntry;
import io.pennypost.store.MessageId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// What ledger and inbox tell of received mail.
final class ReceivedLines {
    /// The line of a mail. None of its members is content but the subject.
    private record Detail(
            Instant timestamp,
            String source,
            List<String> destination,
            String peer,
            String helo,
            Optional<String> tls,
            String subject,
            long sizeBytes) {}

    private static final DocumentCodec<Detail> DETAIL = DocumentCodec.of(Detail.class);

    private final LongSupplier nextId;

    /// Takes ids from the spool, so that they follow the order of what happened.
    ReceivedLines(LongSupplier nextId) {
        this.nextId = nextId;
    }

    /// The mail itself.
    LedgerEntry received(Scope scope, Kept kept, List<String> recipients, Header header, long size) {
        var detail = new Detail(
                kept.at(),
                kept.sender().orElse(""),
                recipients,
                kept.peer(),
                kept.helo(),
                kept.tls(),
                forEyes(header, "Subject"),
                size);
        return line(
                scope, kept.at(), LedgerEntry.Kind.MESSAGE, "Received", kept.id(), recipients, DETAIL.encode(detail));
    }

    /// A step with it.
    LedgerEntry step(Scope scope, Kept kept, List<String> recipients, Instant at, Handled.Note note) {
        return line(scope, at, LedgerEntry.Kind.ATTEMPT, note.type(), kept.id(), recipients, note.json());
    }

    private LedgerEntry line(
            Scope scope,
            Instant at,
            LedgerEntry.Kind kind,
            String type,
            String id,
            List<String> recipients,
            String json) {
        var only = recipients.size() == 1 ? Optional.of(recipients.getFirst()) : Optional.<String>empty();
        return new LedgerEntry(
                nextId.getAsLong(), scope, at, kind, type, id, only, Optional.empty(), recipients.size(), json);
    }

    /// The mail for people to read. Recipients that no field names are blind ones.
    InboxEntry inbox(MessageId id, Scope scope, Kept kept, List<String> recipients, Header header, long size) {
        var to = addresses(header, "To");
        var cc = addresses(header, "Cc");
        var named = new HashSet<>(to);
        named.addAll(cc);
        return new InboxEntry(
                id,
                kept.id(),
                scope,
                kept.at(),
                kept.sender().orElse(""),
                recipients,
                to,
                cc,
                recipients.stream()
                        .filter(recipient -> !named.contains(recipient))
                        .toList(),
                forEyes(header, "From"),
                forEyes(header, "Subject"),
                size);
    }

    private static List<String> addresses(Header header, String name) {
        return header.value(name)
                .map(value -> AddressList.parse(value).addresses().stream()
                        .map(Object::toString)
                        .toList())
                .orElse(List.of());
    }

    private static String forEyes(Header header, String name) {
        return header.value(name).map(EncodedWords::decode).orElse("");
    }
}
