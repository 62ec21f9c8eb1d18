package io.pennypost.aws.sigv4;

import io.pennypost.aws.protocol.WireRequest;
import io.pennypost.aws.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Checks that a request was signed by the owner of a key, lately, for this service, and was not changed since.
///
/// Plan: read the claim → its scope → its freshness → its headers → find the key → compute and compare. AWS keeps no
/// nonce, and neither do we: a signature may be used again inside its window. Safe for use by many threads.
public final class Verifier {
    private static final String CONTENT_SHA256 = "X-Amz-Content-Sha256";
    private static final String UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";

    /// Signed instead of an unknown key's secret, so that an unknown key takes as long as a wrong signature.
    private static final Secret DECOY = new Secret("decoy");

    /// Headers that may be there unsigned: added by proxies, or by clients after signing.
    private static final Set<String> UNSIGNED_ALLOWED = Set.of("x-amz-security-token", "x-amz-cf-id");

    private final KeySource keys;
    private final InstantSource clock;
    private final SigningKeys signingKeys = new SigningKeys();

    /// A verifier over the given keys.
    public Verifier(KeySource keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /// Verifies one request that is meant for a service with the given rule.
    public Verdict verify(WireRequest request, SigningRule rule) {
        return switch (Claim.read(request)) {
            case Claim.Reading.Unreadable(var fault, var message) -> refuse(fault, message);
            case Claim.Reading.Read(var claim) ->
                wrongScope(claim, rule)
                        .or(() -> notFresh(claim, rule))
                        .or(() -> wrongHeaders(claim, request))
                        .orElseGet(() -> verify(claim, request, rule));
        };
    }

    /// Drops what is kept of a key, when it was deactivated or deleted.
    public void forget(String keyId) {
        signingKeys.forget(keyId);
    }

    private static Optional<Verdict> wrongScope(Claim claim, SigningRule rule) {
        var scope = claim.scope();
        var timestamp = Timestamps.print(claim.signedAt());
        if (!timestamp.startsWith(scope.date()) || scope.date().length() != 8) {
            return Optional.of(refuse(
                    Fault.WRONG_SCOPE,
                    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '"
                            + scope.date() + "' != '" + timestamp.substring(0, 8) + "', from '" + timestamp + "'."));
        }
        if (!scope.hasPlausibleRegion()) {
            return Optional.of(refuse(Fault.WRONG_SCOPE, "Credential should be scoped to a valid region."));
        }
        if (!rule.services().contains(scope.service())) {
            return Optional.of(refuse(
                    Fault.WRONG_SCOPE,
                    "Credential should be scoped to correct service: '"
                            + rule.services().getFirst() + "'."));
        }
        if (!scope.terminator().equals(CredentialScope.TERMINATOR)) {
            return Optional.of(refuse(
                    Fault.WRONG_SCOPE,
                    "Credential should be scoped with a valid terminator: '" + CredentialScope.TERMINATOR + "'."));
        }
        return Optional.empty();
    }

    private Optional<Verdict> notFresh(Claim claim, SigningRule rule) {
        var now = clock.instant();
        var earliest = now.minus(claim.validity().orElse(rule.skew()));
        if (claim.signedAt().isBefore(earliest)) {
            return Optional.of(refuse(
                    Fault.CLOCK,
                    claim.validity().isPresent()
                            ? "Request has expired"
                            : "Signature expired: " + Timestamps.print(claim.signedAt()) + " is now earlier than "
                                    + Timestamps.print(earliest) + window(now, " - ", rule.skew())));
        }
        var latest = now.plus(rule.skew());
        if (claim.signedAt().isAfter(latest)) {
            return Optional.of(refuse(
                    Fault.CLOCK,
                    "Signature not yet current: " + Timestamps.print(claim.signedAt()) + " is still later than "
                            + Timestamps.print(latest) + window(now, " + ", rule.skew())));
        }
        return Optional.empty();
    }

    private static String window(Instant now, String sign, Duration skew) {
        return " (" + Timestamps.print(now) + sign + skew.toMinutes() + " min.)";
    }

    private static Optional<Verdict> wrongHeaders(Claim claim, WireRequest request) {
        var signed = claim.signedHeaders();
        if (!signed.contains("host")) {
            return Optional.of(refuse(
                    Fault.MISMATCH, "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."));
        }
        for (var header : request.headers()) {
            if (!header.name().regionMatches(true, 0, "x-amz-", 0, 6)) {
                continue;
            }
            var name = header.name().toLowerCase(Locale.ROOT);
            if (!signed.contains(name) && !UNSIGNED_ALLOWED.contains(name)) {
                return Optional.of(refuse(
                        Fault.MISMATCH, "'" + header.name() + "' must be a 'SignedHeader' in the AWS Authorization."));
            }
        }
        return Optional.empty();
    }

    private Verdict verify(Claim claim, WireRequest request, SigningRule rule) {
        var secret = DECOY;
        Optional<Fault> keyFault = Optional.empty();
        switch (keys.find(claim.scope().keyId(), claim.sessionToken())) {
            case KeySource.Answer.Found(var found) -> secret = found;
            case KeySource.Answer.Unknown _ -> keyFault = Optional.of(Fault.UNKNOWN_KEY);
            case KeySource.Answer.BadToken _ -> keyFault = Optional.of(Fault.BAD_TOKEN);
            case KeySource.Answer.ExpiredToken _ -> keyFault = Optional.of(Fault.EXPIRED_TOKEN);
        }
        var payload = payloadHash(request, rule);
        var canonical = canonical(claim, request, payload.orElse(UNSIGNED_PAYLOAD));
        var expected = signingKeys.signature(secret, claim.scope(), Timestamps.print(claim.signedAt()), canonical);
        boolean same = MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.ISO_8859_1),
                claim.signature().getBytes(StandardCharsets.ISO_8859_1));
        if (keyFault.isPresent()) {
            return refuse(keyFault.get(), "");
        }
        if (!same || payload.isEmpty()) {
            return new Verdict.Refused(Fault.MISMATCH, "", withoutToken(canonical));
        }
        return new Verdict.Verified(claim.scope(), claim.signedAt());
    }

    private static String canonical(Claim claim, WireRequest request, String payloadHash) {
        return CanonicalRequest.of(
                request.method(),
                request.rawPath(),
                request.rawQuery(),
                request.headers(),
                claim.signedHeaders(),
                payloadHash);
    }

    /// The hash that the signature must cover: that of the body as it came. Empty when the client declared another one,
    /// or one of S3's streaming modes.
    private static Optional<String> payloadHash(WireRequest request, SigningRule rule) {
        var declared = request.header(CONTENT_SHA256);
        if (declared.isEmpty() || declared.get().equals(request.bodySha256())) {
            return Optional.of(request.bodySha256());
        }
        return declared.filter(value -> rule.unsignedPayload() && value.equals(UNSIGNED_PAYLOAD));
    }

    private static String withoutToken(String canonical) {
        int token = canonical.indexOf("x-amz-security-token:");
        if (token < 0) {
            return canonical;
        }
        return canonical.substring(0, token) + "x-amz-security-token:***"
                + canonical.substring(canonical.indexOf('\n', token));
    }

    private static Verdict refuse(Fault fault, String message) {
        return new Verdict.Refused(fault, message, "");
    }
}
