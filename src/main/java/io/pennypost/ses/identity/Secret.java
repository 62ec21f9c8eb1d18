package io.pennypost.ses.identity;

import java.util.Base64;

/// Bytes that no log and no message may show.
///
/// @param base64 the bytes in base64, so that they can live in a document
public record Secret(String base64) {
    /// Wraps bytes.
    public static Secret of(byte[] bytes) {
        return new Secret(Base64.getEncoder().encodeToString(bytes));
    }

    /// The bytes, a new array at each call.
    public byte[] bytes() {
        return Base64.getDecoder().decode(base64);
    }

    @Override
    public String toString() {
        return "***";
    }
}
