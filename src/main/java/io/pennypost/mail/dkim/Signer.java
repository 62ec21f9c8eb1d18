package io.pennypost.mail.dkim;

import io.pennypost.mail.mime.Header;
import io.pennypost.mail.mime.OctetBuilder;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;

/// Makes signatures with one key (RFC 6376 §5): relaxed/relaxed, `rsa-sha256`, or `ed25519-sha256` by the key's kind.
///
/// Thread-safe. Keep one for each key: the engines it has made ready are used again.
public final class Signer {
    /// Engines kept between signatures; more than that at once are made and thrown away.
    private static final int ENGINES_MAX = 64;

    private static final int COLUMNS = 76;

    private final SigningKey key;
    private final Algorithm algorithm;
    private final Provider provider;
    private final ArrayBlockingQueue<Signature> engines = new ArrayBlockingQueue<>(ENGINES_MAX);

    /// A signer for the key.
    ///
    /// @param provider the one whose key factory imported the key: others would convert it for each signature
    /// @throws InvalidKeyException when the provider cannot sign with the key
    public Signer(SigningKey key, Provider provider) throws InvalidKeyException {
        this.key = key;
        this.provider = provider;
        this.algorithm = Algorithm.of(key.privateKey());
        engines.offer(engine());
    }

    /// The key it signs with.
    public SigningKey key() {
        return key;
    }

    /// Signs a message.
    ///
    /// @param body hash of its body
    /// @param at   `t=`, in seconds
    /// @return the field `DKIM-Signature`, folded, with its CRLF, to stand before the header
    public byte[] sign(Header header, BodyHash body, Instant at) {
        var selection = SignedFields.select(header);
        var field = new FoldedField(1_024);
        field.tag("v=1;").tag("a=" + algorithm.tag() + ";").tag("c=relaxed/relaxed;");
        field.tag("d=" + key.domain() + ";").tag("s=" + key.selector() + ";");
        field.tag("t=" + at.getEpochSecond() + ";");
        field.names(selection.names());
        field.tag("bh=" + Base64.getEncoder().encodeToString(body.octets()) + ";")
                .tag("b=");
        var hashed = new OctetBuilder(4_096);
        for (var signed : selection.fields()) {
            Canonicalization.RELAXED.field(signed.octets(), signed.start(), signed.end(), hashed);
        }
        Canonicalization.RELAXED.lastField(field.out.array(), 0, field.out.size(), hashed);
        field.value(Base64.getEncoder().encodeToString(signature(hashed)));
        return field.out.add('\r').add('\n').toBytes();
    }

    /// `a=` of what it makes.
    public String algorithm() {
        return algorithm.tag();
    }

    /// A bare signature over canonical octets, for fields that are made elsewhere (ARC).
    public byte[] signature(OctetBuilder hashed) {
        try {
            var pooled = engines.poll();
            var engine = pooled == null ? engine() : pooled;
            if (algorithm == Algorithm.ED25519_SHA256) {
                // RFC 8463 §3: the hash is what is signed.
                engine.update(sha256(hashed));
            } else {
                engine.update(hashed.array(), 0, hashed.size());
            }
            var signature = engine.sign();
            engines.offer(engine);
            return signature;
        } catch (GeneralSecurityException brokenEngine) {
            throw new IllegalStateException("signing with " + key + " failed", brokenEngine);
        }
    }

    private static byte[] sha256(OctetBuilder hashed) throws NoSuchAlgorithmException {
        var sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(hashed.array(), 0, hashed.size());
        return sha256.digest();
    }

    private Signature engine() throws InvalidKeyException {
        try {
            var engine = Signature.getInstance(algorithm.jcaName(), provider);
            engine.initSign(key.privateKey());
            return engine;
        } catch (NoSuchAlgorithmException notOfThisProvider) {
            throw new InvalidKeyException(provider.getName() + " has no " + algorithm.jcaName(), notOfThisProvider);
        }
    }

    /// What signs, by its names in DKIM and in Java.
    enum Algorithm {
        RSA_SHA256("rsa-sha256", "SHA256withRSA"),
        ED25519_SHA256("ed25519-sha256", "Ed25519");

        private final String tag;
        private final String jcaName;

        Algorithm(String tag, String jcaName) {
            this.tag = tag;
            this.jcaName = jcaName;
        }

        static Algorithm of(PrivateKey key) throws InvalidKeyException {
            return switch (key.getAlgorithm()) {
                case "RSA" -> RSA_SHA256;
                case "EdDSA", "Ed25519" -> ED25519_SHA256;
                default -> throw new InvalidKeyException("no DKIM algorithm for " + key.getAlgorithm());
            };
        }

        String tag() {
            return tag;
        }

        String jcaName() {
            return jcaName;
        }
    }

    /// The field as it grows, folded between tags and, in lists and base64, within them (§3.2).
    private static final class FoldedField {
        private final OctetBuilder out;
        private int column;

        FoldedField(int capacity) {
            out = new OctetBuilder(capacity).ascii("DKIM-Signature:");
            column = out.size();
        }

        FoldedField tag(String tag) {
            if (column + 1 + tag.length() > COLUMNS) {
                fold();
            } else {
                out.add(' ');
                column++;
            }
            return piece(tag);
        }

        void names(Iterable<String> names) {
            var before = "h=";
            fold();
            for (var name : names) {
                if (column + before.length() + name.length() + 1 > COLUMNS) {
                    piece(before);
                    before = "";
                    fold();
                }
                piece(before).piece(name);
                before = ":";
            }
            piece(";");
        }

        void value(String base64) {
            int i = 0;
            while (i < base64.length()) {
                if (column >= COLUMNS) {
                    fold();
                }
                int end = Math.min(base64.length(), i + COLUMNS - column);
                piece(base64.substring(i, end));
                i = end;
            }
        }

        private FoldedField piece(String text) {
            out.ascii(text);
            column += text.length();
            return this;
        }

        private void fold() {
            out.ascii("\r\n\t");
            column = 1;
        }
    }
}
