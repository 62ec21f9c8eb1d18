package io.pennypost.auth;

import io.pennypost.aws.arn.Scope;

/// Who makes a request, as far as the door could tell: the input of every operation and of every submission.
///
/// @param scope        account of the principal, and the region the request was made to
/// @param principalArn for example `arn:aws:iam::000000000000:root`
/// @param userId       what STS GetCallerIdentity reports: the account id for root, `AIDA…` for a user
/// @param accessKeyId  the key that signed
/// @param sourceIp     textual address of the peer
/// @param userAgent    as the peer called itself; empty when it did not
/// @param secure       whether the request came over TLS
public record Caller(
        Scope scope,
        String principalArn,
        String userId,
        String accessKeyId,
        String sourceIp,
        String userAgent,
        boolean secure) {
    /// Whether this is the account's root user, whom no policy limits.
    public boolean isRoot() {
        return principalArn.equals(Credential.rootArn(scope.account()));
    }
}
