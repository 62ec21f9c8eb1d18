package io.pennypost.server.settings;

import java.util.Optional;

/// `[operator]`: the person behind our own host names.
public record OperatorSettings(Optional<String> address) {
    static OperatorSettings read(Reading in) {
        return new OperatorSettings(in.key(
                        "operator.address",
                        Kinds.MAILBOX,
                        "gets mail for postmaster@, abuse@ and fbl@ of our own host names")
                .orNone("none"));
    }
}
