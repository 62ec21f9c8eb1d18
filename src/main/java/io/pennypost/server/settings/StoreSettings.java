package io.pennypost.server.settings;

import io.pennypost.aws.secret.Secret;
import java.util.Optional;

/// `[store]`: which engine keeps the state.
///
/// @param url JDBC URL of a cluster's database, a secret since it may hold a password; empty: embedded
public record StoreSettings(Optional<Secret> url) {
    static StoreSettings read(Reading in) {
        return new StoreSettings(in.key("store.url", Kinds.SECRET, "JDBC URL of the cluster's database")
                .notBuiltYet()
                .orNone("embedded"));
    }
}
