package io.pennypost.mail.dkim;

import io.pennypost.mail.dkim.Verification.Status;
import io.pennypost.mail.mime.Header;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// Judges the signatures of a message (RFC 6376 §6). Thread-safe if the look-up is.
///
/// The plan: read all signature fields; hash the body once for all of them; then, for each, fetch the key, compare the
/// hash of the body, and check the signature over the header.
public final class Verifier {
    private final SignatureCheck check;
    private final InstantSource clock;
    private final Policy policy;

    /// A verifier.
    ///
    /// @param keys  finds key records
    /// @param clock tells which signatures have expired
    public Verifier(KeyLookup keys, InstantSource clock, Policy policy) {
        this.check = new SignatureCheck(keys, policy);
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
        var bodies = new BodyHashes();
        var verdicts = begin(header, bodies);
        bodies.read(body);
        return verdicts.get();
    }

    /// Reads the signatures and tells which hashes of the body they need.
    ///
    /// @return the verdicts, to be asked for once the body has gone through `bodies`
    public Supplier<List<Verification>> begin(Header header, BodyHashes bodies) {
        var parsed = header.all("DKIM-Signature").stream()
                .limit(policy.signaturesMax())
                .map(field -> SignatureField.parse(field, SignatureField.Kind.DKIM))
                .toList();
        for (var parsing : parsed) {
            if (parsing instanceof SignatureField.Parsing.Parsed(SignatureField signature)) {
                SignatureCheck.want(signature, bodies);
            }
        }
        return () ->
                parsed.stream().map(parsing -> verdict(parsing, header, bodies)).toList();
    }

    private Verification verdict(SignatureField.Parsing parsing, Header header, BodyHashes bodies) {
        return switch (parsing) {
            case SignatureField.Parsing.Malformed(TagList tags, String reason) ->
                SignatureCheck.unreadable(tags, reason);
            case SignatureField.Parsing.Parsed(SignatureField signature) -> {
                long now = clock.instant().getEpochSecond();
                boolean expired = signature.expires().filter(end -> end < now).isPresent();
                yield expired
                        ? SignatureCheck.unchecked(signature, Status.PERM_ERROR, "signature has expired")
                        : check.message(signature, header, bodies);
            }
        };
    }
}
