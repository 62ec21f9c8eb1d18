package io.pennypost.auth;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// All active access keys. Answers from memory, for it is asked for every request; safe for use by many threads.
public interface Credentials {
    /// The key, if there is an active one with this id.
    Optional<Credential> find(String accessKeyId);

    /// A fixed set of keys.
    static Credentials of(Credential... credentials) {
        var byId = new LinkedHashMap<String, Credential>();
        for (var credential : credentials) {
            byId.put(credential.accessKeyId(), credential);
        }
        var snapshot = Map.copyOf(byId);
        return accessKeyId -> Optional.ofNullable(snapshot.get(accessKeyId));
    }
}
