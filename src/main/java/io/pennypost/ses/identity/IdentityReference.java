package io.pennypost.ses.identity;

import io.pennypost.aws.arn.Scope;
import java.util.Optional;

/// How callers name an identity where SES takes a bare name or an ARN.
final class IdentityReference {
    private static final int PARTS = 6;
    private static final String TYPE = "identity/";

    private IdentityReference() {}

    /// The name that is meant; empty when it cannot be an identity of this account and region.
    ///
    /// @param text a name, or an ARN, in which the account may be left out
    static Optional<IdentityName> read(Scope scope, String text) {
        if (!text.startsWith("arn:")) {
            return IdentityName.parse(text);
        }
        var parts = text.split(":", PARTS);
        var ours = parts.length == PARTS
                && parts[2].equals("ses")
                && parts[3].equals(scope.region())
                && (parts[4].isEmpty() || parts[4].equals(scope.account()))
                && parts[5].startsWith(TYPE);
        return ours ? IdentityName.parse(parts[5].substring(TYPE.length())) : Optional.empty();
    }
}
