package io.pennypost.ses.template;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/// The parts of a template, as they were given. AWS: shape `EmailTemplateContent`.
public record TemplateContent(Optional<String> subject, Optional<String> text, Optional<String> html) {
    /// Whether there is nothing in any part.
    public boolean isEmpty() {
        return parts().allMatch(String::isEmpty);
    }

    /// Bytes of all parts.
    long size() {
        return parts().mapToLong(part -> part.getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    private Stream<String> parts() {
        return Stream.of(subject, text, html).flatMap(Optional::stream);
    }
}
