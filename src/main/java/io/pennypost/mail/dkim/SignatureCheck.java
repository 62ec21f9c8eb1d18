package io.pennypost.mail.dkim;

import io.pennypost.mail.dkim.Verification.Evidence;
import io.pennypost.mail.dkim.Verification.Status;
import io.pennypost.mail.mime.Header;
import io.pennypost.mail.mime.OctetBuilder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Checks one signature with the key that DNS has for it (RFC 6376 §6.1.2, §6.1.3). Thread-safe if the look-up is.
///
/// DKIM and ARC differ in what is signed, not in how: both come here.
public final class SignatureCheck {
    /// RFC 6008 §3: at least eight characters.
    private static final int SIGNATURE_SHOWN = 8;

    private final KeyLookup keys;
    private final Verifier.Policy policy;

    /// A check with these keys under this policy.
    public SignatureCheck(KeyLookup keys, Verifier.Policy policy) {
        this.keys = keys;
        this.policy = policy;
    }

    /// What a signature says of itself.
    private record Claim(
            String algorithm, String domain, String selector, String identity, byte[] signature, boolean exact) {}

    /// What is compared once the key is there.
    private record Comparison(String bodyFault, byte[] signed) {}

    /// Names the form of the body that the signature needs.
    public static void want(SignatureField signature, BodyHashes bodies) {
        Scheme.of(signature.algorithm()).ifPresent(scheme -> bodies.want(scheme.form(signature)));
    }

    /// Checks a signature over header and body.
    ///
    /// @param bodies finished, with the form that the signature [#want]s
    public Verification message(SignatureField signature, Header header, BodyHashes bodies) {
        var claim = new Claim(
                signature.algorithm(),
                signature.domain(),
                signature.selector(),
                signature.identity(),
                signature.signature(),
                signature.identityIsDomain());
        var scheme = Scheme.of(claim.algorithm());
        if (scheme.isEmpty()) {
            return verdict(claim, Status.PERM_ERROR, "unknown algorithm", seen(claim));
        }
        var body = bodies.of(scheme.get().form(signature));
        var evidence = new Evidence(
                keyName(claim),
                "",
                0,
                false,
                base64(signature.bodyHash()),
                base64(body.octets()),
                signature.limit() >= body.total(),
                shown(claim));
        var comparison = new Comparison(bodyFault(signature, body), signedHeader(signature, header));
        return withLookup(claim, scheme.get(), comparison, evidence);
    }

    /// Checks a signature over canonical octets (ARC-Seal).
    public Verification octets(String algorithm, String domain, String selector, byte[] signature, byte[] signed) {
        var claim = new Claim(algorithm, domain, selector, "@" + domain, signature, true);
        var scheme = Scheme.of(algorithm);
        return scheme.isEmpty()
                ? verdict(claim, Status.PERM_ERROR, "unknown algorithm", seen(claim))
                : withLookup(claim, scheme.get(), new Comparison("", signed), seen(claim));
    }

    private Verification withLookup(Claim claim, Scheme scheme, Comparison comparison, Evidence evidence) {
        return switch (keys.txt(evidence.keyName())) {
            case KeyLookup.Answer.None _ -> verdict(claim, Status.PERM_ERROR, "no key", evidence);
            case KeyLookup.Answer.Unavailable(String reason) -> verdict(claim, Status.TEMP_ERROR, reason, evidence);
            case KeyLookup.Answer.Found(List<String> records) ->
                withRecords(claim, scheme, comparison, evidence, records);
        };
    }

    /// With several records the outcome is undefined (§3.6.2.2): the first that can be read counts.
    private Verification withRecords(
            Claim claim, Scheme scheme, Comparison comparison, Evidence evidence, List<String> records) {
        var reason = "no key";
        for (var text : records) {
            switch (KeyRecord.parse(text)) {
                case KeyRecord.Parsing.Parsed(KeyRecord key) -> {
                    return withKey(claim, scheme, comparison, evidence.withKey(text, 0, key.testing()), key);
                }
                case KeyRecord.Parsing.Malformed(String fault) -> reason = fault;
            }
        }
        return verdict(claim, Status.PERM_ERROR, reason, evidence);
    }

    private Verification withKey(
            Claim claim, Scheme scheme, Comparison comparison, Evidence evidence, KeyRecord record) {
        var fault = keyFault(claim, scheme, record);
        if (!fault.isEmpty()) {
            return verdict(claim, Status.PERM_ERROR, fault, evidence);
        }
        try {
            var key = scheme.publicKey(record.key());
            int bits = key instanceof RSAPublicKey rsa ? rsa.getModulus().bitLength() : 256;
            var known = evidence.withKey(evidence.keyRecord(), bits, record.testing());
            if (bits > KeyImport.RSA_BITS_MAX) {
                return verdict(claim, Status.POLICY, "key of " + bits + " bits costs too much", known);
            }
            if (!comparison.bodyFault().isEmpty()) {
                return verdict(claim, Status.FAIL, comparison.bodyFault(), known);
            }
            if (!scheme.verify(key, comparison.signed(), claim.signature())) {
                return verdict(claim, Status.FAIL, "header has been changed", known);
            }
            boolean weak = key instanceof RSAPublicKey && bits < policy.rsaBitsMin();
            if (weak || (scheme == Scheme.RSA_SHA1 && !policy.sha1())) {
                return verdict(claim, Status.POLICY, weak ? "weak key" : "weak algorithm", known);
            }
            return verdict(claim, Status.PASS, "", known);
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            return verdict(claim, Status.PERM_ERROR, "key cannot be used", evidence);
        }
    }

    private static String keyFault(Claim claim, Scheme scheme, KeyRecord record) {
        if (record.key().length == 0) {
            return "key is revoked";
        }
        if (!record.keyType().equals(scheme.keyType())) {
            return "key is for another algorithm";
        }
        if (!record.hashes().isEmpty() && !record.hashes().contains(scheme.tagHash())) {
            return "key is for another hash";
        }
        if (!record.services().contains("*") && !record.services().contains("email")) {
            return "key is not for mail";
        }
        return record.exactDomain() && !claim.exact() ? "key is not for subdomains" : "";
    }

    private static String bodyFault(SignatureField signature, BodyHashes.Hashed body) {
        if (signature.limit() != Long.MAX_VALUE && body.total() < signature.limit()) {
            return "body is shorter than l=";
        }
        return MessageDigest.isEqual(body.octets(), signature.bodyHash()) ? "" : "body has been changed";
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
    public static byte[] withoutSignature(Header.Field field) {
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

    private static String keyName(Claim claim) {
        return claim.selector() + "._domainkey." + claim.domain();
    }

    private static Evidence seen(Claim claim) {
        return new Evidence(keyName(claim), "", 0, false, "", "", true, shown(claim));
    }

    private static String shown(Claim claim) {
        var text = base64(claim.signature());
        return text.substring(0, Math.min(SIGNATURE_SHOWN, text.length()));
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    private static Verification verdict(Claim claim, Status status, String reason, Evidence evidence) {
        return new Verification(
                status, claim.domain(), claim.selector(), claim.algorithm(), claim.identity(), reason, evidence);
    }

    /// A verdict on a field that was never checked.
    static Verification unchecked(SignatureField signature, Status status, String reason) {
        return new Verification(
                status,
                signature.domain(),
                signature.selector(),
                signature.algorithm(),
                signature.identity(),
                reason,
                Evidence.NONE);
    }

    /// A verdict on a field that could not be read.
    static Verification unreadable(TagList tags, String reason) {
        var domain = Optional.of(tags.getOrEmpty("d")).filter(text -> text.length() <= 253);
        return new Verification(
                Status.PERM_ERROR,
                domain.orElse(""),
                tags.getOrEmpty("s"),
                tags.getOrEmpty("a"),
                "",
                reason,
                Evidence.NONE);
    }
}
