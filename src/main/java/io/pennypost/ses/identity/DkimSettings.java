package io.pennypost.ses.identity;

import io.pennypost.aws.secret.Secret;
import java.util.Optional;

/// How the owner of a domain wants DKIM set up.
public sealed interface DkimSettings {
    /// Easy DKIM.
    ///
    /// @param nextLength length of the next key; empty leaves it as it is, 2048 bits at first
    record Easy(Optional<KeyLength> nextLength) implements DkimSettings {}

    /// BYODKIM.
    ///
    /// @param selector   what the owner published the key under
    /// @param privateKey base64 of the key: the body of a PEM file
    record External(String selector, Secret privateKey) implements DkimSettings {}
}
