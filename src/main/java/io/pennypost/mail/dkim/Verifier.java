package io.pennypost.mail.dkim;

import io.pennypost.mail.dkim.Verification.Status;
import io.pennypost.mail.mime.Header;
import io.pennypost.mail.mime.OctetBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Judges the signatures of a message (RFC 6376 §6). Thread-safe if the look-up is.
///
/// The plan: read all signature fields; hash the body once for all of them; then, for each, fetch the key, compare the
/// hash of the body, and check the signature over the header.
public final class Verifier {
    private final KeyLookup keys;
    private final InstantSource clock;
    private final Policy policy;

    /// @param keys  finds key records
    /// @param clock tells which signatures have expired
    public Verifier(KeyLookup keys, InstantSource clock, Policy policy) {
        this.keys = keys;
        this.clock = clock;
        this.policy = policy;
    }

    /// What is acceptable.
    ///
    /// @param sha1          `rsa-sha1` passes, which RFC 8301 forbids
    /// @param rsaBitsMin    smallest RSA key that passes
    /// @param signaturesMax signatures that are looked at, from the top; each costs a look-up
    public record Policy(boolean sha1, int rsaBitsMin, int signaturesMax) {
        /// RFC 8301: no SHA-1, RSA from 1024 bits.
        public static final Policy STRICT = new Policy(false, 1_024, 10);
    }

    /// Verdicts on a message in heap, in the order of its signatures from the top; none when it has none.
    public List<Verification> verify(byte[] message) {
        var header = Header.scan(message);
        int start = header.bodyStart();
        try {
            return verify(header, new ByteArrayInputStream(message, start, message.length - start));
        } catch (IOException arraysDoNotFail) {
            throw new IllegalStateException(arraysDoNotFail);
        }
    }

    /// Verdicts on a message whose body comes as a stream, which is read to its end and not closed.
    public List<Verification> verify(Header header, InputStream body) throws IOException {
        var parsed = header.all("DKIM-Signature").stream()
                .limit(policy.signaturesMax())
                .map(SignatureField::parse)
                .toList();
        var bodies = new HashMap<BodyKind, HashedBody>();
        for (var parsing : parsed) {
            if (parsing instanceof SignatureField.Parsing.Parsed(SignatureField signature)) {
                hashed(signature).ifPresent(hash -> bodies.putIfAbsent(hash.kind(), hash));
            }
        }
        read(body, bodies);
        var verdicts = new ArrayList<Verification>(parsed.size());
        for (var parsing : parsed) {
            verdicts.add(
                    switch (parsing) {
                        case SignatureField.Parsing.Parsed(SignatureField signature) ->
                            judge(signature, header, bodies);
                        case SignatureField.Parsing.Malformed(TagList tags, String reason) ->
                            new Verification(
                                    Status.PERM_ERROR,
                                    tags.getOrEmpty("d"),
                                    tags.getOrEmpty("s"),
                                    tags.getOrEmpty("a"),
                                    0,
                                    false,
                                    reason);
                    });
        }
        return verdicts;
    }

    /// Bodies are hashed once for each form that a signature asks for.
    private record BodyKind(Canonicalization canonicalization, String hash, long limit) {}

    private record HashedBody(BodyKind kind, BodyCanonicalizer canonicalizer, MessageDigest digest, byte[] result) {}

    private static BodyKind kind(SignatureField signature, Scheme scheme) {
        return new BodyKind(signature.body(), scheme.hash, signature.limit());
    }

    private static Optional<HashedBody> hashed(SignatureField signature) {
        return Scheme.of(signature.algorithm()).map(scheme -> {
            var digest = digest(scheme.hash);
            var canonicalizer = new BodyCanonicalizer(signature.body(), digest, signature.limit());
            return new HashedBody(kind(signature, scheme), canonicalizer, digest, new byte[digest.getDigestLength()]);
        });
    }

    private static void read(InputStream body, Map<BodyKind, HashedBody> bodies) throws IOException {
        var buffer = new byte[65_536];
        int count;
        while ((count = body.read(buffer)) > 0) {
            for (var hashed : bodies.values()) {
                hashed.canonicalizer().update(buffer, 0, count);
            }
        }
        for (var hashed : bodies.values()) {
            hashed.canonicalizer().finish();
            System.arraycopy(hashed.digest().digest(), 0, hashed.result(), 0, hashed.result().length);
        }
    }

    private Verification judge(SignatureField signature, Header header, Map<BodyKind, HashedBody> bodies) {
        var scheme = Scheme.of(signature.algorithm());
        if (scheme.isEmpty()) {
            return verdict(signature, Status.PERM_ERROR, "unknown algorithm");
        }
        long now = clock.instant().getEpochSecond();
        if (signature.expires().filter(expires -> expires < now).isPresent()) {
            return verdict(signature, Status.PERM_ERROR, "signature has expired");
        }
        return switch (keys.txt(signature.selector() + "._domainkey." + signature.domain())) {
            case KeyLookup.Answer.None _ -> verdict(signature, Status.PERM_ERROR, "no key");
            case KeyLookup.Answer.Unavailable(String reason) -> verdict(signature, Status.TEMP_ERROR, reason);
            case KeyLookup.Answer.Found(List<String> records) ->
                withRecord(signature, scheme.get(), header, bodies, records);
        };
    }

    /// With several records the outcome is undefined (§3.6.2.2): the first that can be read counts.
    private Verification withRecord(
            SignatureField signature,
            Scheme scheme,
            Header header,
            Map<BodyKind, HashedBody> bodies,
            List<String> records) {
        var reason = "no key";
        for (var text : records) {
            switch (KeyRecord.parse(text)) {
                case KeyRecord.Parsing.Parsed(KeyRecord key) -> {
                    return withKey(signature, scheme, header, bodies, key);
                }
                case KeyRecord.Parsing.Malformed(String fault) -> reason = fault;
            }
        }
        return verdict(signature, Status.PERM_ERROR, reason);
    }

    private Verification withKey(
            SignatureField signature,
            Scheme scheme,
            Header header,
            Map<BodyKind, HashedBody> bodies,
            KeyRecord record) {
        var fault = keyFault(signature, scheme, record);
        if (!fault.isEmpty()) {
            return verdict(signature, Status.PERM_ERROR, fault);
        }
        try {
            var key = scheme.publicKey(record.key());
            int bits = key instanceof RSAPublicKey rsa ? rsa.getModulus().bitLength() : 256;
            var outcome = compare(signature, scheme, header, bodies, key);
            boolean weak = bits < policy.rsaBitsMin() && key instanceof RSAPublicKey;
            if (outcome.isEmpty() && (weak || (scheme == Scheme.RSA_SHA1 && !policy.sha1()))) {
                return verdict(signature, Status.POLICY, bits, record, weak ? "weak key" : "weak algorithm");
            }
            return verdict(signature, outcome.isEmpty() ? Status.PASS : Status.FAIL, bits, record, outcome);
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            return verdict(signature, Status.PERM_ERROR, "key cannot be used");
        }
    }

    private static String keyFault(SignatureField signature, Scheme scheme, KeyRecord record) {
        if (record.key().length == 0) {
            return "key is revoked";
        }
        if (!record.keyType().equals(scheme.keyType)) {
            return "key is for another algorithm";
        }
        if (!record.hashes().isEmpty() && !record.hashes().contains(scheme.tagHash)) {
            return "key is for another hash";
        }
        if (!record.services().contains("*") && !record.services().contains("email")) {
            return "key is not for mail";
        }
        return record.exactDomain() && !signature.identityIsDomain() ? "key is not for subdomains" : "";
    }

    /// The reason why the message is not the signed one; empty if it is.
    private static String compare(
            SignatureField signature, Scheme scheme, Header header, Map<BodyKind, HashedBody> bodies, PublicKey key)
            throws GeneralSecurityException {
        var body = bodies.get(kind(signature, scheme));
        if (body == null) {
            throw new IllegalStateException("body was not hashed");
        }
        if (signature.limit() != Long.MAX_VALUE && body.canonicalizer().total() < signature.limit()) {
            return "body is shorter than l=";
        }
        if (!MessageDigest.isEqual(body.result(), signature.bodyHash())) {
            return "body has been changed";
        }
        return scheme.verify(key, signedHeader(signature, header), signature.signature())
                ? ""
                : "header has been changed";
    }

    /// What was hashed of the header (§3.7): the named instances from the bottom up, then the field itself without
    /// `b=`.
    private static byte[] signedHeader(SignatureField signature, Header header) {
        var out = new OctetBuilder(4_096);
        var unused = new ArrayList<>(header.fields());
        for (var name : signature.signed()) {
            for (int i = unused.size() - 1; i >= 0; i--) {
                var field = unused.get(i);
                if (field.isNamed(name) && !field.equals(signature.field())) {
                    signature.header().field(field.octets(), field.start(), field.end(), out);
                    unused.remove(i);
                    break;
                }
            }
        }
        var own = withoutSignature(signature.field());
        signature.header().lastField(own, 0, own.length, out);
        return out.toBytes();
    }

    /// The field with the value of `b=` taken out, white space around it included, all else as it is.
    private static byte[] withoutSignature(Header.Field field) {
        var octets = field.octets();
        var out = new OctetBuilder(field.end() - field.start());
        int tag = field.valueStart();
        out.add(octets, field.start(), tag);
        while (tag < field.end()) {
            int semicolon = tag;
            while (semicolon < field.end() && octets[semicolon] != ';') {
                semicolon++;
            }
            int equals = tag;
            while (equals < semicolon && octets[equals] != '=') {
                equals++;
            }
            boolean signature = equals < semicolon && isTagB(octets, tag, equals);
            out.add(octets, tag, signature ? equals + 1 : semicolon);
            if (semicolon < field.end()) {
                out.add(';');
            }
            tag = semicolon + 1;
        }
        return out.toBytes();
    }

    private static boolean isTagB(byte[] octets, int from, int to) {
        boolean found = false;
        for (int i = from; i < to; i++) {
            byte b = octets[i];
            if (b == 'b' && !found) {
                found = true;
            } else if (b > ' ' || b < 0) {
                return false;
            }
        }
        return found;
    }

    private static Verification verdict(SignatureField signature, Status status, String reason) {
        return new Verification(
                status, signature.domain(), signature.selector(), signature.algorithm(), 0, false, reason);
    }

    private static Verification verdict(
            SignatureField signature, Status status, int bits, KeyRecord record, String reason) {
        return new Verification(
                status,
                signature.domain(),
                signature.selector(),
                signature.algorithm(),
                bits,
                record.testing(),
                reason);
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /// The algorithms of RFC 6376 §3.3 and RFC 8463.
    private enum Scheme {
        RSA_SHA256("rsa-sha256", "rsa", "sha256", "SHA-256", "SHA256withRSA"),
        RSA_SHA1("rsa-sha1", "rsa", "sha1", "SHA-1", "SHA1withRSA"),
        ED25519_SHA256("ed25519-sha256", "ed25519", "sha256", "SHA-256", "Ed25519");

        private final String tag;
        private final String keyType;
        private final String tagHash;
        private final String hash;
        private final String signature;

        Scheme(String tag, String keyType, String tagHash, String hash, String signature) {
            this.tag = tag;
            this.keyType = keyType;
            this.tagHash = tagHash;
            this.hash = hash;
            this.signature = signature;
        }

        static Optional<Scheme> of(String tag) {
            for (var scheme : values()) {
                if (scheme.tag.equals(tag)) {
                    return Optional.of(scheme);
                }
            }
            return Optional.empty();
        }

        PublicKey publicKey(byte[] octets) throws GeneralSecurityException {
            if (this != ED25519_SHA256) {
                var info = new X509EncodedKeySpec(Der.toRsaPublicKeyInfo(octets));
                return KeyFactory.getInstance("RSA").generatePublic(info);
            }
            if (octets.length != 32) {
                throw new IllegalArgumentException("Ed25519 keys have 32 bytes");
            }
            var info = new X509EncodedKeySpec(Der.toEd25519PublicKeyInfo(octets));
            return KeyFactory.getInstance("Ed25519").generatePublic(info);
        }

        boolean verify(PublicKey key, byte[] signed, byte[] value) throws GeneralSecurityException {
            var engine = Signature.getInstance(signature);
            engine.initVerify(key);
            engine.update(this == ED25519_SHA256 ? digest(hash).digest(signed) : signed);
            try {
                return engine.verify(value);
            } catch (java.security.SignatureException malformed) {
                return false;
            }
        }
    }
}
