package io.pennypost.mail.report;

import io.pennypost.mail.smtp.EnhancedCode;
import java.util.List;
import java.util.Optional;

/// What a report says of one recipient.
///
/// @param addresses   whom it may mean, the most likely first: as delivered to, as sent to; empty when it
///                    names nobody
/// @param status      enhanced code
/// @param replyCode   of the server that refused
/// @param diagnostic  what that server said, or the part of the text that speaks of this recipient
/// @param explanation all that the report says for people, for what the diagnostic leaves open
/// @param remoteMta   who said so, by name
/// @param form        which kind of report it is: `rfc3464`, `qmail`, `exim`, …
public record RecipientStatus(
        Action action,
        List<String> addresses,
        Optional<EnhancedCode> status,
        Optional<Integer> replyCode,
        String diagnostic,
        String explanation,
        Optional<String> remoteMta,
        String form) {
    public RecipientStatus {
        addresses = List.copyOf(addresses);
    }

    /// The recipient that the report means most likely; empty when the report names nobody.
    public Optional<String> recipient() {
        return addresses.stream().findFirst();
    }
}
