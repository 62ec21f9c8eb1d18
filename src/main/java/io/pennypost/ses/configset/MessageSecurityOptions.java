package io.pennypost.ses.configset;

import java.util.Optional;

/// How messages are signed for their readers. AWS: shape `MessageSecurityOptions`.
public record MessageSecurityOptions(Optional<SigningScheme> signingScheme) {
    /// Whether there is anything in it; a block without anything is none.
    boolean saysSomething() {
        return signingScheme.isPresent();
    }

    /// One of the schemes, named as the members of the union. AWS: union `SigningScheme`.
    public sealed interface SigningScheme {}

    /// No signature of the message itself. AWS: shape `DefaultSigningScheme`.
    public record DefaultScheme() implements SigningScheme {}

    /// AWS: shape `SmimeSigningScheme`.
    ///
    /// @param signatureFormat `DETACHED`
    public record SmimeScheme(Optional<String> signatureFormat) implements SigningScheme {}
}
