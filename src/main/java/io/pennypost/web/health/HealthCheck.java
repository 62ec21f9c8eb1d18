package io.pennypost.web.health;

import java.util.Optional;
import java.util.function.Supplier;

/// One thing that must be well before the server takes work.
///
/// @param name      stable, for machines: `store`
/// @param complaint what is wrong, for a person; empty when all is well. Answers from memory, at once
public record HealthCheck(String name, Supplier<Optional<String>> complaint) {}
