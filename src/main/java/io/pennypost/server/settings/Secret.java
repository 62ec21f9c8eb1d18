package io.pennypost.server.settings;

/// A value that no log, message or page may show: it prints as `***`.
///
/// @param reveal the value itself, for the one place that needs it
public record Secret(String reveal) {
    @Override
    public String toString() {
        return "***";
    }
}
