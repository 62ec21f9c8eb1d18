package io.pennypost.ses.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.SesLimits;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Links in verification mails: who holds one has read the mailbox.
///
/// A token says whose address it proves and until when, and is sealed with HMAC-SHA256. It names the moment the
/// identity was created, so that a link sent for an identity that was deleted does not verify its successor. Nothing
/// is stored.
public final class VerificationLinks {
    /// Path of the page below the public URL.
    public static final String PATH = "/_pennypost/verify";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SEAL_BYTES = 32;
    private static final int TOKEN_MAX = 2048;
    private static final byte[] PURPOSE = "verification link\n".getBytes(UTF_8);

    /// What a token says.
    ///
    /// @param createdAt when the identity was created
    record Claim(Scope scope, String address, Instant createdAt, Instant expires) {}

    private final SecretKeySpec secret;
    private final String publicUrl;

    /// @param secret    at least 16 bytes, the same on all nodes and after a restart
    /// @param publicUrl `http.public_url`, without a slash at its end
    public VerificationLinks(byte[] secret, String publicUrl) {
        if (secret.length < 16) {
            throw new IllegalArgumentException("A secret has at least 16 bytes.");
        }
        this.secret = new SecretKeySpec(secret, ALGORITHM);
        this.publicUrl = publicUrl;
    }

    /// When a link made now stops working.
    static Instant expiry(Instant now) {
        return now.plus(SesLimits.LINK_LIFETIME);
    }

    /// The link for an address identity.
    String link(Scope scope, Identity identity, Instant expires) {
        return publicUrl + PATH + "?token=" + token(scope, identity, expires);
    }

    private String token(Scope scope, Identity identity, Instant expires) {
        var text = String.join(
                "\n",
                scope.account(),
                scope.region(),
                identity.name(),
                Long.toString(identity.createdAt().toEpochMilli()),
                Long.toString(expires.getEpochSecond()));
        var claim = text.getBytes(UTF_8);
        var sealed = Arrays.copyOf(seal(claim), SEAL_BYTES + claim.length);
        System.arraycopy(claim, 0, sealed, SEAL_BYTES, claim.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /// What a token says; empty when it was not made here.
    Optional<Claim> read(String token) {
        if (token.length() > TOKEN_MAX) {
            return Optional.empty();
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(token);
            if (bytes.length <= SEAL_BYTES) {
                return Optional.empty();
            }
            var claim = Arrays.copyOfRange(bytes, SEAL_BYTES, bytes.length);
            return MessageDigest.isEqual(Arrays.copyOf(bytes, SEAL_BYTES), seal(claim))
                    ? Optional.of(parse(new String(claim, UTF_8)))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException notAToken) {
            return Optional.empty();
        }
    }

    private static Claim parse(String claim) {
        var parts = claim.split("\n", -1);
        if (parts.length != 5) {
            throw new IllegalArgumentException("A claim has five parts.");
        }
        return new Claim(
                new Scope(parts[0], parts[1]),
                parts[2],
                Instant.ofEpochMilli(Long.parseLong(parts[3])),
                Instant.ofEpochSecond(Long.parseLong(parts[4])));
    }

    private byte[] seal(byte[] claim) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update(PURPOSE);
            return mac.doFinal(claim);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HMAC-SHA256.", impossible);
        }
    }
}
