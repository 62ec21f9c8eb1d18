package io.pennypost.ses.configset;

import java.util.Optional;

/// How messages are signed for their readers. AWS: shape `MessageSecurityOptions`.
public record MessageSecurityOptions(Optional<SigningScheme> signingScheme) {
    /// One of the two. AWS: shape `SigningScheme`.
    public record SigningScheme(
            Optional<DefaultSigningScheme> defaultScheme, Optional<SmimeSigningScheme> smimeScheme) {}

    /// No signature of the message itself. AWS: shape `DefaultSigningScheme`.
    public record DefaultSigningScheme() {}

    /// AWS: shape `SmimeSigningScheme`.
    ///
    /// @param signatureFormat `DETACHED`
    public record SmimeSigningScheme(Optional<String> signatureFormat) {}
}
