package io.pennypost.mail.dkim;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/// The hash of a body in relaxed canonical form, computed once for all signatures of a message (RFC 6376 §3.7).
///
/// @param octets SHA-256
public record BodyHash(byte[] octets) {
    private static final int BUFFER_SIZE = 65_536;

    /// Of a message in heap, from the first byte of its body.
    ///
    /// @param sha256 is left reset, ready for the next message
    public static BodyHash relaxed(byte[] message, int bodyStart, MessageDigest sha256) {
        var body = new BodyCanonicalizer(Canonicalization.RELAXED, sha256, Long.MAX_VALUE);
        body.update(message, bodyStart, message.length);
        body.finish();
        return new BodyHash(sha256.digest());
    }

    /// Of a body that comes as a stream, which is read to its end and not closed.
    ///
    /// @param sha256 is left reset unless reading fails
    public static BodyHash relaxed(InputStream body, MessageDigest sha256) throws IOException {
        var canonicalizer = new BodyCanonicalizer(Canonicalization.RELAXED, sha256, Long.MAX_VALUE);
        var buffer = new byte[BUFFER_SIZE];
        int count;
        while ((count = body.read(buffer)) > 0) {
            canonicalizer.update(buffer, 0, count);
        }
        canonicalizer.finish();
        return new BodyHash(sha256.digest());
    }
}
