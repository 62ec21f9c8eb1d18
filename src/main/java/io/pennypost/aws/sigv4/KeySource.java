package io.pennypost.aws.sigv4;

import io.pennypost.aws.secret.Secret;
import java.util.Optional;

/// Where the verifier finds secrets. Answers from memory: it is asked for every request.
public interface KeySource {
    /// The secret of a key that may sign now.
    ///
    /// @param sessionToken what the request showed in `X-Amz-Security-Token`; empty when nothing
    Answer find(String keyId, Optional<String> sessionToken);

    /// What is known about a key.
    sealed interface Answer {
        /// The key may sign.
        record Found(Secret secret) implements Answer {}

        /// No such key, or it is inactive.
        record Unknown() implements Answer {}

        /// A temporary key without its session token, or with another one.
        record BadToken() implements Answer {}

        /// The session is over.
        record ExpiredToken() implements Answer {}
    }
}
