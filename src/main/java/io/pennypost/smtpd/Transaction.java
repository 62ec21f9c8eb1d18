package io.pennypost.smtpd;

import io.pennypost.mail.address.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One mail transaction (RFC 5321 §3.3), from MAIL to the end of the message.
final class Transaction {
    private final Optional<Address> sender;
    private final List<Address> recipients = new ArrayList<>();
    private Optional<Chunks> chunks = Optional.empty();

    /// A message that comes in by BDAT.
    record Chunks(Incoming message, ChunkReader reader) {}

    Transaction(Optional<Address> sender) {
        this.sender = sender;
    }

    /// Empty for the null sender.
    Optional<Address> sender() {
        return sender;
    }

    List<Address> recipients() {
        return recipients;
    }

    /// Present once BDAT has begun.
    Optional<Chunks> chunks() {
        return chunks;
    }

    Chunks begin(Incoming message) {
        var begun = new Chunks(message, new ChunkReader(message));
        chunks = Optional.of(begun);
        return begun;
    }

    /// Drops what has come in.
    void forget() {
        chunks.ifPresent(begun -> begun.message().close());
        chunks = Optional.empty();
    }
}
