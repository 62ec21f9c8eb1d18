package io.pennypost.mail.report;

import io.pennypost.mail.mime.Header;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// What a report tells of the mail it is about: fields of the copied header. All of it may be forged.
public record Original(
        Optional<String> returnPath,
        Optional<String> messageId,
        Optional<String> to,
        Optional<String> listUnsubscribe) {
    /// Nothing is told.
    static final Original NONE = new Original(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// Reads the header at the beginning of a text.
    static Original read(String text) {
        var header = Header.scan(text.stripLeading().getBytes(StandardCharsets.UTF_8));
        return new Original(
                header.value("Return-Path").map(Addresses::bare),
                header.value("Message-ID").map(String::strip),
                header.value("To"),
                header.value("List-Unsubscribe"));
    }

    /// Whom it was sent to, when that is one address.
    public Optional<String> recipient() {
        return to.map(text -> Addresses.all(text, 2))
                .filter(addresses -> addresses.size() == 1)
                .map(List::getFirst);
    }
}
