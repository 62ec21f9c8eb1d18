package io.pennypost.auth;

import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.WireRequest;
import io.pennypost.aws.sigv4.CredentialScope;
import io.pennypost.aws.sigv4.Fault;
import io.pennypost.aws.sigv4.KeySource;
import io.pennypost.aws.sigv4.SigningRule;
import io.pennypost.aws.sigv4.Verdict;
import io.pennypost.aws.sigv4.Verifier;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out who makes a request. Safe for use by many threads.
///
/// Where signatures are ignored, a known key is its principal, a key id of twelve digits is the root of that account,
/// and anything else, even nothing at all, is the root of the default account.
public final class Authenticator {
    private static final Logger LOG = LoggerFactory.getLogger(Authenticator.class);

    private final SignatureMode mode;
    private final Credentials credentials;
    private final Scope fallback;
    private final InstantSource clock;
    private final Verifier verifier;

    /// An authenticator.
    ///
    /// @param fallback account of unknown keys and region of requests that name none, where signatures are ignored
    public Authenticator(SignatureMode mode, Credentials credentials, Scope fallback, InstantSource clock) {
        this.mode = mode;
        this.credentials = credentials;
        this.fallback = fallback;
        this.clock = clock;
        this.verifier = new Verifier(this::secret, clock);
    }

    /// How this authenticator takes signatures.
    public SignatureMode mode() {
        return mode;
    }

    /// Says who calls.
    ///
    /// @param rule     what the called service accepts
    /// @param sourceIp textual address of the peer
    /// @param secure   whether the request came over TLS
    public Authentication authenticate(WireRequest request, SigningRule rule, String sourceIp, boolean secure) {
        return switch (mode) {
            case IGNORED -> believe(request, sourceIp, secure);
            case REQUIRED -> verify(request, rule, sourceIp, secure);
        };
    }

    /// Drops what is kept of a key, when it was deactivated or deleted.
    public void forget(String accessKeyId) {
        verifier.forget(accessKeyId);
    }

    private Authentication verify(WireRequest request, SigningRule rule, String sourceIp, boolean secure) {
        return switch (verifier.verify(request, rule)) {
            case Verdict.Refused refused -> refuse(refused);
            case Verdict.Verified verified ->
                credentials
                        .find(verified.scope().keyId())
                        .map(credential -> known(credential, verified.scope().region(), request, sourceIp, secure))
                        // Deleted since it was verified.
                        .orElseGet(() -> refuse(new Verdict.Refused(Fault.UNKNOWN_KEY, "", "")));
        };
    }

    private static Authentication refuse(Verdict.Refused refused) {
        if (!refused.diagnosis().isEmpty()) {
            LOG.debug("A signature differs; the canonical request here was:\n{}", refused.diagnosis());
        }
        return new Authentication.Refused(refused);
    }

    private Authentication believe(WireRequest request, String sourceIp, boolean secure) {
        var shown = CredentialScope.shownBy(request);
        var region = shown.filter(CredentialScope::hasPlausibleRegion)
                .map(CredentialScope::region)
                .orElse(fallback.region());
        var keyId = shown.map(CredentialScope::keyId).orElse("");
        var known = credentials.find(keyId);
        if (known.isPresent()) {
            return known(known.get(), region, request, sourceIp, secure);
        }
        var account = Credential.isAccountId(keyId) ? keyId : fallback.account();
        return new Authentication.Known(caller(
                new Scope(account, region), Credential.rootArn(account), account, keyId, request, sourceIp, secure));
    }

    private static Authentication known(
            Credential credential, String region, WireRequest request, String sourceIp, boolean secure) {
        return new Authentication.Known(caller(
                new Scope(credential.account(), region),
                credential.principalArn(),
                credential.userId(),
                credential.accessKeyId(),
                request,
                sourceIp,
                secure));
    }

    private static Caller caller(
            Scope scope,
            String principalArn,
            String userId,
            String keyId,
            WireRequest request,
            String sourceIp,
            boolean secure) {
        var userAgent = request.header("User-Agent").orElse("");
        return new Caller(scope, principalArn, userId, keyId, sourceIp, userAgent, secure);
    }

    private KeySource.Answer secret(String keyId, Optional<String> sessionToken) {
        var found = credentials.find(keyId);
        if (found.isEmpty()) {
            return new KeySource.Answer.Unknown();
        }
        var session = found.get().session();
        if (session.isEmpty()) {
            return new KeySource.Answer.Found(found.get().secret());
        }
        if (sessionToken.isEmpty() || !session.get().token().matches(sessionToken.get())) {
            return new KeySource.Answer.BadToken();
        }
        return clock.instant().isBefore(session.get().expiresAt())
                ? new KeySource.Answer.Found(found.get().secret())
                : new KeySource.Answer.ExpiredToken();
    }
}
