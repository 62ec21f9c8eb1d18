package io.pennypost.mail.dkim;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;

/// The hashes of one body, each form computed once for all signatures that ask for it. Not thread-safe.
///
/// The forms are named first ([Verifier#begin]), then the body goes through once in pieces of any size, then the hashes
/// are there.
public final class BodyHashes {
    private static final int BUFFER_SIZE = 65_536;

    private final Map<Form, Running> running = new LinkedHashMap<>();
    private final Map<Form, Hashed> finished = new LinkedHashMap<>();

    /// How a signature wants the body.
    ///
    /// @param hash  name of the algorithm in Java
    /// @param limit most canonical bytes to be hashed
    record Form(Canonicalization canonicalization, String hash, long limit) {}

    /// @param total canonical bytes of the whole body
    record Hashed(byte[] octets, long total) {}

    private record Running(BodyCanonicalizer canonicalizer, MessageDigest digest) {}

    void want(Form form) {
        running.computeIfAbsent(form, _ -> {
            var digest = digest(form.hash());
            return new Running(new BodyCanonicalizer(form.canonicalization(), digest, form.limit()), digest);
        });
    }

    /// Takes the next piece of the body.
    public void update(byte[] octets, int from, int to) {
        for (var hash : running.values()) {
            hash.canonicalizer().update(octets, from, to);
        }
    }

    /// Reads the whole body from a stream, which is not closed, and finishes.
    public void read(InputStream body) throws IOException {
        var buffer = new byte[BUFFER_SIZE];
        int count;
        while ((count = body.read(buffer)) > 0) {
            update(buffer, 0, count);
        }
        finish();
    }

    /// Says that the body is over.
    public void finish() {
        running.forEach((form, hash) -> {
            hash.canonicalizer().finish();
            finished.put(
                    form,
                    new Hashed(hash.digest().digest(), hash.canonicalizer().total()));
        });
        running.clear();
    }

    Hashed of(Form form) {
        var hashed = finished.get(form);
        if (hashed == null) {
            throw new IllegalStateException("body was not hashed");
        }
        return hashed;
    }

    static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
