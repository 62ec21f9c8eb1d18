package io.pennypost.ses.insight;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pennypost.mail.address.Domains;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Domains of mailboxes that are used once and forgotten.
record DisposableDomains(Set<String> domains) {
    private static final String LIST = "disposable-domains.txt";

    /// The list that comes with the program.
    static DisposableDomains load() {
        try (var in = Objects.requireNonNull(DisposableDomains.class.getResourceAsStream(LIST), LIST)) {
            return new DisposableDomains(new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether the domain, or one above it, is in the list.
    boolean has(String domain) {
        return Domains.withParents(domain).stream().anyMatch(domains::contains);
    }
}
