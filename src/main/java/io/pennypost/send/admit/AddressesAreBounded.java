package io.pennypost.send.admit;

import java.util.List;
import java.util.Optional;

/// No address is longer than SES takes, and there are 1 to 50 recipients.
final class AddressesAreBounded implements Check {
    /// Recipients of one message, To, Cc and Bcc together, duplicates included.
    static final int RECIPIENTS_MAX = 50;

    /// UTF-16 units of an address as given, display name included.
    static final int LENGTH_MAX = 320;

    @Override
    public Optional<Refusal> check(Candidate candidate) {
        var given = candidate.given;
        return tooLong(given.source().stream().toList())
                .or(() -> given.destination()
                        .flatMap(d -> tooLong(d.cc()).or(() -> tooLong(d.bcc())).or(() -> tooLong(d.to()))))
                .or(() -> tooLong(given.replyTo()))
                .or(() -> tooLong(given.feedbackAddress().stream().toList()))
                .or(() -> wrongCount(candidate.recipients.size()));
    }

    private static Optional<Refusal> tooLong(List<String> texts) {
        for (var text : texts) {
            if (text.length() > LENGTH_MAX) {
                return Optional.of(Refusal.Malformed.of(
                        "Address length is more than " + LENGTH_MAX + " characters long: '" + text + "'."));
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> wrongCount(int recipients) {
        if (recipients == 0) {
            return Optional.of(Refusal.Malformed.of("Missing required header 'To'."));
        }
        return recipients <= RECIPIENTS_MAX
                ? Optional.empty()
                : Optional.of(Refusal.Malformed.of("Recipient count exceeds " + RECIPIENTS_MAX + "."));
    }
}
