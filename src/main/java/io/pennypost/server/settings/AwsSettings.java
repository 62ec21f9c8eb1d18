package io.pennypost.server.settings;

import io.pennypost.aws.secret.Secret;
import java.util.Optional;

/// `[aws]`: credentials for our own calls to AWS services.
public record AwsSettings(Credentials credentials, Optional<String> accessKeyId, Optional<Secret> secretAccessKey) {
    /// Where they come from.
    public enum Credentials {
        /// From this file, else placeholders that emulators take.
        STATIC,
        /// From the AWS SDK's own chain, which reads the environment.
        CHAIN;

        @Override
        public String toString() {
            return Kinds.spelled(this);
        }
    }

    static AwsSettings read(Reading in) {
        var credentials = in.key(
                        "aws.credentials",
                        Kinds.choice(Credentials.class),
                        "`static`: the two keys below; `chain`: the AWS SDK's own, which then reads the environment")
                .notBuiltYet()
                .or(Credentials.STATIC);
        var id = in.key("aws.access_key_id", Kinds.TEXT, "access key id for our own calls to AWS services")
                .orNone("a placeholder");
        var secret = in.key(
                        "aws.secret_access_key", Kinds.SECRET, "secret access key for our own calls to AWS services")
                .orNone("a placeholder");
        in.refusePartial("aws.access_key_id", "aws.secret_access_key");
        return new AwsSettings(credentials, id, secret);
    }
}
