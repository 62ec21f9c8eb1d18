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
            case Submitted.Templated templated ->
                checkAttachments(templated.attachments(), 0, candidate.given.sizeMax());
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
        return checkAttachments(simple.attachments(), size, sizeMax);
    }

    /// @param others bytes of the rest, at least
    private static Optional<Refusal> checkAttachments(
            List<Submitted.Attachment> attachments, long others, long sizeMax) {
        long size = others;
        for (var attachment : attachments) {
            if (attachment.fileName().isBlank()) {
                return Optional.of(Refusal.Malformed.of("The attachment file name must be specified."));
            }
            if (BlockedExtensions.refuse(attachment.fileName())) {
                return illegalName(attachment.fileName());
            }
            var unwritable = unwritable(attachment);
            if (unwritable.isPresent()) {
                return unwritable.map(member ->
                        Refusal.Malformed.of("The " + member + " of the attachment contains an illegal character."));
            }
            size += attachment.content().size();
        }
        // What cannot become smaller by encoding need not be composed to be refused.
        return size > sizeMax ? Optional.of(new Refusal.TooLarge(size, sizeMax)) : Optional.empty();
    }

    /// The member that cannot stand in a header field.
    private static Optional<String> unwritable(Submitted.Attachment attachment) {
        if (attachment.fileName().chars().anyMatch(ContentIsAcceptable::isControl)) {
            return Optional.of("file name");
        }
        if (attachment
                .description()
                .filter(text -> text.chars().anyMatch(ContentIsAcceptable::isControl))
                .isPresent()) {
            return Optional.of("content description");
        }
        if (attachment.contentId().filter(id -> !isVisibleAscii(id.strip())).isPresent()) {
            return Optional.of("content ID");
        }
        return attachment.contentType().filter(type -> !isMediaType(type)).map(_ -> "content type");
    }

    private static boolean isControl(int c) {
        return c < ' ' || c == 0x7f;
    }

    private static boolean isVisibleAscii(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    /// `type/subtype`, perhaps with parameters behind it.
    private static boolean isMediaType(String text) {
        var semicolon = text.indexOf(';');
        var type = (semicolon < 0 ? text : text.substring(0, semicolon)).strip();
        var slash = type.indexOf('/');
        return slash > 0
                && slash < type.length() - 1
                && type.indexOf('/', slash + 1) < 0
                && isVisibleAscii(type)
                && text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
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
