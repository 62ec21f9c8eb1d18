package io.pennypost.ses;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Texts that clients carry for us and cannot change: a seal (HMAC-SHA256, cut to 128 bits) and the text, in base64url.
///
/// Nothing is hidden and nothing is stored. A token is good for one context only. Safe for use by many threads.
public final class SealedTokens {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SEAL_BYTES = 16;

    /// Longest token that is looked at; a name has at most 320 characters.
    private static final int TOKEN_MAX = 4096;

    private final SecretKeySpec secret;

    /// @param secret at least 16 bytes, the same on all nodes and after a restart
    public SealedTokens(byte[] secret) {
        if (secret.length < 16) {
            throw new IllegalArgumentException("A secret has at least 16 bytes.");
        }
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /// The token of a text.
    ///
    /// @param context what the token is for; ends with a line feed, so that context and text cannot run together
    public String write(String context, String text) {
        var bytes = text.getBytes(UTF_8);
        var sealed = Arrays.copyOf(seal(context, bytes), SEAL_BYTES + bytes.length);
        System.arraycopy(bytes, 0, sealed, SEAL_BYTES, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /// The text of a token; empty when it was not written here for this context.
    public Optional<String> read(String context, String token) {
        if (token.length() > TOKEN_MAX) {
            return Optional.empty();
        }
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (sealed.length < SEAL_BYTES) {
            return Optional.empty();
        }
        var text = Arrays.copyOfRange(sealed, SEAL_BYTES, sealed.length);
        return MessageDigest.isEqual(Arrays.copyOf(sealed, SEAL_BYTES), seal(context, text))
                ? Optional.of(new String(text, UTF_8))
                : Optional.empty();
    }

    private byte[] seal(String context, byte[] text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update(context.getBytes(UTF_8));
            return Arrays.copyOf(mac.doFinal(text), SEAL_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HMAC-SHA256.", impossible);
        }
    }
}
