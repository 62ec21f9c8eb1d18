package io.pennypost.send.admit;

import io.pennypost.mail.address.Address;
import java.util.List;
import java.util.Optional;

/// There is a sender and it is an address. For raw content without a source parameter it is the From header's.
final class SourceIsWellFormed implements Check {
    @Override
    public Optional<Refusal> check(Candidate candidate) {
        var given = candidate.given;
        if (given.source().isPresent()) {
            switch (Addresses.parse(given.source().get())) {
                case Addresses.Bad bad -> {
                    return Optional.of(bad.refusal());
                }
                case Addresses.Good good -> candidate.source = Optional.of(good.mailbox());
            }
        }
        var refusal =
                candidate.raw.isPresent() ? readFromHeader(candidate, candidate.raw.get()) : checkSimple(candidate);
        if (refusal.isPresent()) {
            return refusal;
        }
        return readFeedback(candidate);
    }

    private static Optional<Refusal> checkSimple(Candidate candidate) {
        if (candidate.source.isEmpty()) {
            // SES has a text for templates, and null for the rest.
            return Optional.of(
                    candidate.given.content() instanceof Submitted.Templated
                            ? Refusal.Malformed.of("Source cannot be empty")
                            : new Refusal.Malformed(Optional.empty()));
        }
        candidate.from = List.of(candidate.requiredSource());
        return Optional.empty();
    }

    private static Optional<Refusal> readFromHeader(Candidate candidate, RawFacts raw) {
        var header = raw.from();
        if (header.isEmpty()) {
            // An envelope sender is no author: by SMTP, SES misses the header.
            if (candidate.source.isEmpty() || candidate.given.door() == Submitted.Door.SMTP) {
                return Optional.of(Refusal.Malformed.of("Missing required header 'From'."));
            }
            candidate.from = List.of(candidate.requiredSource());
            return Optional.empty();
        }
        if (!header.get().faults().isEmpty() || header.get().mailboxes().isEmpty()) {
            return Optional.of(Refusal.Malformed.of("Invalid From address provided."));
        }
        candidate.from = header.get().mailboxes();
        if (candidate.source.isEmpty()) {
            candidate.source = Optional.of(candidate.from.getFirst());
        }
        return Optional.empty();
    }

    /// v1 and v2: the feedback parameter, else (raw) the Return-Path header, else the source.
    private static Optional<Refusal> readFeedback(Candidate candidate) {
        var given = candidate.given.feedbackAddress();
        if (given.isPresent()) {
            switch (Addresses.parse(given.get())) {
                case Addresses.Bad bad -> {
                    return Optional.of(bad.refusal());
                }
                case Addresses.Good good ->
                    candidate.feedback = Optional.of(good.mailbox().address());
            }
            return Optional.empty();
        }
        Optional<Address> header =
                candidate.given.source().isPresent() ? Optional.empty() : candidate.raw.flatMap(RawFacts::returnPath);
        candidate.feedback =
                Optional.of(header.orElseGet(() -> candidate.requiredSource().address()));
        return Optional.empty();
    }
}
