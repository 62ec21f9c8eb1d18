package io.pennypost.aws.sigv4;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pennypost.aws.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Derived signing keys: an HMAC chain over day, region and service, kept because it is the same all day.
///
/// Safe for use by many threads.
final class SigningKeys {
    /// Enough for a thousand keys in ten places; an entry is some 300 bytes.
    private static final int CACHED_MAX = 10_000;

    static final String HMAC = "HmacSHA256";
    private static final HexFormat HEX = HexFormat.of();

    private record Place(String keyId, String date, String region, String service) {}

    /// Holds the secret it came from, so that a changed secret is never answered with an old key.
    private record Derived(Secret secret, SecretKeySpec key) {}

    private final Cache<Place, Derived> cache =
            Caffeine.newBuilder().maximumSize(CACHED_MAX).build();

    /// Lower-case hex signature of a canonical request.
    String signature(Secret secret, CredentialScope scope, String timestamp, String canonicalRequest) {
        var text = "AWS4-HMAC-SHA256\n" + timestamp + '\n' + scope.withoutKey() + '\n' + sha256(canonicalRequest);
        return HEX.formatHex(hmac(key(secret, scope), text));
    }

    void forget(String keyId) {
        cache.asMap().keySet().removeIf(place -> place.keyId().equals(keyId));
    }

    private SecretKeySpec key(Secret secret, CredentialScope scope) {
        var place = new Place(scope.keyId(), scope.date(), scope.region(), scope.service());
        var known = cache.getIfPresent(place);
        if (known != null && known.secret().equals(secret)) {
            return known.key();
        }
        var key = derive(secret, scope);
        cache.put(place, new Derived(secret, key));
        return key;
    }

    private static SecretKeySpec derive(Secret secret, CredentialScope scope) {
        var root = ("AWS4" + secret.reveal()).getBytes(StandardCharsets.UTF_8);
        var day = hmac(new SecretKeySpec(root, HMAC), scope.date());
        var region = hmac(new SecretKeySpec(day, HMAC), scope.region());
        var service = hmac(new SecretKeySpec(region, HMAC), scope.service());
        return new SecretKeySpec(hmac(new SecretKeySpec(service, HMAC), CredentialScope.TERMINATOR), HMAC);
    }

    static byte[] hmac(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + HMAC + ".", e);
        }
    }

    // Latin-1 gives back the header bytes that came over the wire; all else in the text is ASCII.
    private static String sha256(String canonicalRequest) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(canonicalRequest.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
