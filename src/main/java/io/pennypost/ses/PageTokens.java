package io.pennypost.ses;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pennypost.aws.arn.Scope;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The `NextToken` of every listing: the name after which the next page begins, and a seal.
///
/// A token says where to go on, not how many were seen, so pages stay right while names come and go. The seal binds
/// it to resource, account and region: a changed or borrowed token is no token. v1 and v2 listings of one resource
/// share theirs. Safe for use by many threads.
public final class PageTokens {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SEAL_BYTES = 16;

    /// Longest token that is looked at; a name has at most 320 characters.
    private static final int TOKEN_MAX = 4096;

    private final SecretKeySpec secret;

    /// @param secret at least 16 bytes, the same on all nodes and after a restart
    public PageTokens(byte[] secret) {
        if (secret.length < 16) {
            throw new IllegalArgumentException("A secret has at least 16 bytes.");
        }
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /// The token for the page that begins after a name.
    ///
    /// @param resource the listing, for example `identity`
    public String write(Scope scope, String resource, String afterName) {
        var name = afterName.getBytes(UTF_8);
        var seal = seal(scope, resource, name);
        var bytes = Arrays.copyOf(seal, SEAL_BYTES + name.length);
        System.arraycopy(name, 0, bytes, SEAL_BYTES, name.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The name after which the page begins; empty when the token was not written here for this listing.
    public Optional<String> read(Scope scope, String resource, String token) {
        if (token.length() > TOKEN_MAX) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (bytes.length < SEAL_BYTES) {
            return Optional.empty();
        }
        var name = Arrays.copyOfRange(bytes, SEAL_BYTES, bytes.length);
        var seal = Arrays.copyOf(bytes, SEAL_BYTES);
        return MessageDigest.isEqual(seal, seal(scope, resource, name))
                ? Optional.of(new String(name, UTF_8))
                : Optional.empty();
    }

    private byte[] seal(Scope scope, String resource, byte[] name) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update((resource + '\n' + scope.account() + '\n' + scope.region() + '\n').getBytes(UTF_8));
            return Arrays.copyOf(mac.doFinal(name), SEAL_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HMAC-SHA256.", impossible);
        }
    }
}
