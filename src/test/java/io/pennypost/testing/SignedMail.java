package io.pennypost.testing;

import io.pennypost.mail.dkim.BodyHash;
import io.pennypost.mail.dkim.KeyRecord;
import io.pennypost.mail.dkim.Signer;
import io.pennypost.mail.dkim.SigningKey;
import io.pennypost.mail.mime.Header;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Security;
import java.time.Instant;
import java.util.Objects;

/// Mail with a DKIM signature under selector `s`, and the record that verifies it.
public final class SignedMail {
    private static final int BITS = 2_048;

    private SignedMail() {}

    /// The message with a signature of the domain on top.
    public static byte[] by(String domain, String mail) {
        var octets = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        try {
            var provider = Objects.requireNonNull(Security.getProvider("SunRsaSign"));
            var key = new SigningKey(domain, "s", RsaKeys.pair(BITS).getPrivate());
            var header = Header.scan(octets);
            var body = BodyHash.relaxed(octets, header.bodyStart(), MessageDigest.getInstance("SHA-256"));
            var field = new Signer(key, provider).sign(header, body, Instant.parse("2026-11-24T10:00:00Z"));
            var signed = new byte[field.length + octets.length];
            System.arraycopy(field, 0, signed, 0, field.length);
            System.arraycopy(octets, 0, signed, field.length, octets.length);
            return signed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The line of a [Zone] that publishes the key.
    public static String keyLine(String domain) {
        return "s._domainkey." + domain + " TXT "
                + KeyRecord.text(RsaKeys.pair(BITS).getPublic());
    }
}
