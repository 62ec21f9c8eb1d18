package io.pennypost.observe;

/// Takes finished lines, without their end, and never blocks.
@FunctionalInterface
public interface LineSink {
    /// Takes one line or drops it.
    void write(String line);
}
