package io.pennypost.server.settings;

import io.pennypost.aws.secret.Secret;
import java.util.Optional;

/// `[root]`: the credentials that may do everything. Empty: made at first start into `<data>/root-credentials`.
public record RootSettings(Optional<String> accessKeyId, Optional<Secret> secretAccessKey) {
    static RootSettings read(Reading in) {
        var words = "made at first start into `<data>/root-credentials`";
        var id = in.key("root.access_key_id", Kinds.TEXT, "access key id of the root credentials")
                .orNone(words);
        var secret = in.key("root.secret_access_key", Kinds.SECRET, "secret access key of the root credentials")
                .orNone(words);
        in.refusePartial("root.access_key_id", "root.secret_access_key");
        return new RootSettings(id, secret);
    }
}
