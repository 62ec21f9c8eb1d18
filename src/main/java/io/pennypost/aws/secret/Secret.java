package io.pennypost.aws.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A text that no log, message or page may show: it prints as `***`.
///
/// @param reveal the text itself, for the one place that needs it; may be empty
public record Secret(String reveal) {
    /// Whether a text that was shown to us is this secret; takes the same time wherever they differ.
    public boolean matches(String shown) {
        return MessageDigest.isEqual(reveal.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "***";
    }
}
