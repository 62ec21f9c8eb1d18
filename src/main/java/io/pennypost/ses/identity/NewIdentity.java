package io.pennypost.ses.identity;

import io.pennypost.ses.Tag;
import java.util.List;
import java.util.Optional;

/// What an account asks for when it registers an identity.
///
/// @param dkim             for domains only; empty means Easy DKIM with a key of 2048 bits
/// @param configurationSet must exist
public record NewIdentity(
        IdentityName name, Optional<DkimSettings> dkim, Optional<String> configurationSet, List<Tag> tags) {
    public NewIdentity {
        tags = List.copyOf(tags);
    }

    /// A name and nothing else.
    static NewIdentity of(IdentityName name) {
        return new NewIdentity(name, Optional.empty(), Optional.empty(), List.of());
    }
}
