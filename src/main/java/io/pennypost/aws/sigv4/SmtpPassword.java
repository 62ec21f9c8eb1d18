package io.pennypost.aws.sigv4;

import io.pennypost.aws.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;

/// The password that goes with an access key at the SMTP endpoint of a region: derived from its secret, so that no
/// mail client need hold the secret itself.
///
/// AWS: "Obtaining Amazon SES SMTP credentials", version 4 of the algorithm.
public final class SmtpPassword {
    /// Older passwords begin with 2; SES is withdrawing them, and we never had any.
    private static final byte VERSION = 4;

    /// A constant of the algorithm: the password does not change with the day.
    private static final String DATE = "11111111";

    private SmtpPassword() {}

    /// 44 characters, the first of which is `B`.
    public static Secret of(Secret secretAccessKey, String region) {
        var root = ("AWS4" + secretAccessKey.reveal()).getBytes(StandardCharsets.UTF_8);
        var key = SigningKeys.hmac(new SecretKeySpec(root, SigningKeys.HMAC), DATE);
        key = next(key, region);
        key = next(key, "ses");
        key = next(key, CredentialScope.TERMINATOR);
        key = next(key, "SendRawEmail");
        var password = new byte[1 + key.length];
        password[0] = VERSION;
        System.arraycopy(key, 0, password, 1, key.length);
        return new Secret(Base64.getEncoder().encodeToString(password));
    }

    private static byte[] next(byte[] key, String text) {
        return SigningKeys.hmac(new SecretKeySpec(key, SigningKeys.HMAC), text);
    }
}
