package io.pennypost.ses;

import io.pennypost.aws.arn.Scope;
import java.util.Optional;

/// The `NextToken` of every listing: the name after which the next page begins, sealed.
///
/// A token says where to go on, not how many were seen, so pages stay right while names come and go. The seal binds it
/// to resource, account and region: a changed or borrowed token is no token. v1 and v2 listings of one resource share
/// theirs. Safe for use by many threads.
public final class PageTokens {
    private final SealedTokens tokens;

    /// @param secret at least 16 bytes, the same on all nodes and after a restart
    public PageTokens(byte[] secret) {
        this.tokens = new SealedTokens(secret);
    }

    /// The token for the page that begins after a name.
    ///
    /// @param resource the listing, for example `identity`
    public String write(Scope scope, String resource, String afterName) {
        return tokens.write(context(scope, resource), afterName);
    }

    /// The name after which the page begins; empty when the token was not written here for this listing.
    public Optional<String> read(Scope scope, String resource, String token) {
        return tokens.read(context(scope, resource), token);
    }

    private static String context(Scope scope, String resource) {
        return resource + '\n' + scope.account() + '\n' + scope.region() + '\n';
    }
}
