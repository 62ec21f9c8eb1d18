package io.pennypost.auth;

import io.pennypost.aws.secret.Secret;
import java.time.Instant;
import java.util.Optional;

/// An active access key and whom it stands for.
///
/// @param account      twelve digits
/// @param principalArn for example `arn:aws:iam::000000000000:root`
/// @param userId       the account id for root, `AIDA…` for a user
/// @param session      of a temporary key (`ASIA…`); empty for a long-term one
public record Credential(
        String accessKeyId,
        Secret secret,
        String account,
        String principalArn,
        String userId,
        Optional<Session> session) {
    /// What a temporary key needs to sign.
    ///
    /// @param token opaque; goes along with every request
    public record Session(Secret token, Instant expiresAt) {}

    /// The root user's key.
    public static Credential root(String accessKeyId, Secret secret, String account) {
        return new Credential(accessKeyId, secret, account, rootArn(account), account, Optional.empty());
    }

    /// Whether this is the account's root user, whom no policy limits.
    public boolean isRoot() {
        return principalArn.equals(rootArn(account));
    }

    /// Whether a key id is the twelve digits of an account, as it may be where signatures are ignored.
    static boolean isAccountId(String keyId) {
        return keyId.length() == 12 && keyId.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static String rootArn(String account) {
        return "arn:aws:iam::" + account + ":root";
    }
}
