package io.pennypost.send.admit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// Reads a raw message, once, for all checks that follow. One that is too large is not read at all.
final class RawIsReadable implements Check {
    @Override
    public Optional<Refusal> check(Candidate candidate) {
        if (!(candidate.given.content() instanceof Submitted.Raw raw)) {
            return Optional.empty();
        }
        if (raw.data().size() > candidate.given.sizeMax()) {
            return Optional.of(new Refusal.TooLarge(raw.data().size(), candidate.given.sizeMax()));
        }
        try {
            candidate.raw = Optional.of(RawFacts.read(raw.data()));
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The request's own copy of a message cannot be read.", e);
        }
    }
}
