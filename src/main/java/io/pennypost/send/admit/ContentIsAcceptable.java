package io.pennypost.send.admit;

import io.pennypost.mail.mime.Charsets;
import java.util.List;
import java.util.Optional;

/// The content has something to send, no file that SES refuses, and for raw content the form that SES asks for.
final class ContentIsAcceptable implements Check {
    @Override
    public Optional<Refusal> check(Candidate candidate) {
        return switch (candidate.given.content()) {
            case Submitted.Simple simple -> checkSimple(simple, candidate.given.sizeMax());
            case Submitted.Raw _ -> checkRaw(candidate);
        };
    }

    private static Optional<Refusal> checkSimple(Submitted.Simple simple, long sizeMax) {
        if (simple.text().isEmpty() && simple.html().isEmpty()) {
            return Optional.of(Refusal.Malformed.of("At least one of Text or Html must be specified in the Body."));
        }
        for (var text : List.of(Optional.of(simple.subject()), simple.text(), simple.html())) {
            var charset = text.flatMap(Submitted.Text::charset)
                    .filter(name -> Charsets.find(name).isEmpty());
            if (charset.isPresent()) {
                return charset.map(name -> Refusal.Malformed.of("Unsupported charset: " + name));
            }
        }
        var size = simple.text().map(text -> (long) text.data().length()).orElse(0L)
                + simple.html().map(html -> (long) html.data().length()).orElse(0L);
        for (var attachment : simple.attachments()) {
            if (attachment.fileName().isBlank()) {
                return Optional.of(Refusal.Malformed.of("The attachment file name must be specified."));
            }
            if (BlockedExtensions.refuse(attachment.fileName())) {
                return illegalName(attachment.fileName());
            }
            size += attachment.content().size();
        }
        // What cannot become smaller by encoding need not be composed to be refused.
        return size > sizeMax ? Optional.of(new Refusal.TooLarge(size, sizeMax)) : Optional.empty();
    }

    private static Optional<Refusal> checkRaw(Candidate candidate) {
        var facts = candidate.raw.orElseThrow(() -> new IllegalStateException("Raw content is read first."));
        if (facts.fault().isPresent()) {
            return facts.fault().map(Refusal.Malformed::of);
        }
        for (var name : facts.fileNames()) {
            if (BlockedExtensions.refuse(name)) {
                return illegalName(name);
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> illegalName(String fileName) {
        return Optional.of(Refusal.Malformed.of("Illegal filename '" + fileName + "'"));
    }
}
