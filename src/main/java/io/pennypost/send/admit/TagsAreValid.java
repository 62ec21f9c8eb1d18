package io.pennypost.send.admit;

import java.util.List;
import java.util.Optional;

/// Message tags are named and valued as SES allows. Names that begin with `ses:` are SES's own and exempt.
///
/// Parameters win over the header as a whole: the two are not merged.
final class TagsAreValid implements Check {
    private static final int LENGTH_MAX = 255;

    @Override
    public Optional<Refusal> check(Candidate candidate) {
        if (candidate.given.tags().isEmpty()) {
            // A bad tag in a header never refuses the message (ses-smtp.md §11); it is left out.
            candidate.tags = candidate.raw.map(RawFacts::tags).orElse(List.of()).stream()
                    .filter(tag -> fault(tag).isEmpty())
                    .toList();
            return Optional.empty();
        }
        candidate.tags = candidate.given.tags();
        for (var tag : candidate.tags) {
            var fault = fault(tag);
            if (fault.isPresent()) {
                return fault.map(Refusal.Malformed::of);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> fault(Submitted.Tag tag) {
        if (tag.name().isEmpty()) {
            return Optional.of("The tag name must be specified.");
        }
        if (tag.name().length() > LENGTH_MAX) {
            return Optional.of("Tag name cannot exceed 255 characters.");
        }
        if (tag.name().startsWith("ses:")) {
            return Optional.empty();
        }
        if (!tag.name().chars().allMatch(TagsAreValid::isNameCharacter)) {
            return Optional.of("Invalid tag name <" + tag.name()
                    + ">: only alphanumeric ASCII characters, '_',  '-' are allowed.");
        }
        if (tag.value().isEmpty()) {
            return Optional.of("The tag value must be specified.");
        }
        if (tag.value().length() > LENGTH_MAX + 1) {
            return Optional.of("Tag value cannot exceed 256 characters.");
        }
        if (!tag.value().chars().allMatch(c -> isNameCharacter(c) || c == '.' || c == '@')) {
            return Optional.of("Invalid tag value <" + tag.value()
                    + ">: only alphanumeric ASCII characters, '_',  '-' , '.', '@' are allowed.");
        }
        return Optional.empty();
    }

    private static boolean isNameCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }
}
