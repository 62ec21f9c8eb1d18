package io.pennypost.aws.sigv4;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A secret access key, which prints as `***` so that no log shows it.
public final class Secret {
    private final String value;

    /// Wraps a secret access key.
    ///
    /// @param value 40 characters when AWS or we made it; any length is accepted
    public Secret(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("A secret access key is not empty.");
        }
        this.value = value;
    }

    /// The plain value, for storing it or for showing it once to its owner.
    public String reveal() {
        return value;
    }

    /// Whether a string that was shown to us is this secret; takes the same time wherever they differ.
    public boolean matches(String shown) {
        return MessageDigest.isEqual(value.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    byte[] signingBytes() {
        return ("AWS4" + value).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
