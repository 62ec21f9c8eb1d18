package io.pennypost.aws.sigv4;

import io.pennypost.aws.protocol.WireRequest.Header;
import io.pennypost.aws.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Signs requests with one key for one service in one region. Safe for use by many threads.
public final class Signer {
    private final String keyId;
    private final Secret secret;
    private final Optional<String> sessionToken;
    private final String region;
    private final String service;
    private final SigningKeys signingKeys = new SigningKeys();

    /// A signer with a long-term key.
    public Signer(String keyId, Secret secret, String region, String service) {
        this(keyId, secret, Optional.empty(), region, service);
    }

    private Signer(String keyId, Secret secret, Optional<String> sessionToken, String region, String service) {
        this.keyId = keyId;
        this.secret = secret;
        this.sessionToken = sessionToken;
        this.region = region;
        this.service = service;
    }

    /// The same with the session token of a temporary key.
    public Signer withSessionToken(String token) {
        return new Signer(keyId, secret, Optional.of(token), region, service);
    }

    /// The headers to add to a request: `X-Amz-Date`, the session token if there is one, `Authorization`.
    ///
    /// @param headers    the request's own, `Host` among them; Host, Content-Type and every `X-Amz-…` are signed
    /// @param bodySha256 lower-case hex
    public List<Header> sign(
            String method, String rawPath, String rawQuery, List<Header> headers, String bodySha256, Instant at) {
        var timestamp = Timestamps.print(at);
        var added = new ArrayList<Header>(3);
        added.add(new Header(Presigned.DATE, timestamp));
        sessionToken.ifPresent(token -> added.add(new Header(Presigned.TOKEN, token)));
        var all = new ArrayList<>(headers);
        all.addAll(added);

        var signed = signedNames(all);
        var canonical = CanonicalRequest.of(method, rawPath, rawQuery, all, signed, bodySha256);
        var scope = scope(timestamp);
        var signature = signingKeys.signature(secret, scope, timestamp, canonical);
        added.add(new Header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=" + keyId + '/' + scope.withoutKey() + ", SignedHeaders="
                        + String.join(";", signed) + ", Signature=" + signature));
        return added;
    }

    /// The raw query of a presigned request.
    ///
    /// @param host       what the client will send as `Host`, the only header that is signed
    /// @param bodySha256 lower-case hex
    /// @param validity   1 second to 7 days
    public String presign(
            String method,
            String rawPath,
            String rawQuery,
            String host,
            String bodySha256,
            Instant at,
            Duration validity) {
        var timestamp = Timestamps.print(at);
        var scope = scope(timestamp);
        var query = new StringBuilder(rawQuery);
        append(Presigned.ALGORITHM, "AWS4-HMAC-SHA256", query);
        append(Presigned.CREDENTIAL, keyId + '/' + scope.withoutKey(), query);
        append(Presigned.DATE, timestamp, query);
        append(Presigned.EXPIRES, Long.toString(validity.toSeconds()), query);
        append(Presigned.SIGNED_HEADERS, "host", query);
        sessionToken.ifPresent(token -> append(Presigned.TOKEN, token, query));
        var canonical = CanonicalRequest.of(
                method, rawPath, query.toString(), List.of(new Header("Host", host)), List.of("host"), bodySha256);
        append(Presigned.SIGNATURE, signingKeys.signature(secret, scope, timestamp, canonical), query);
        return query.toString();
    }

    private CredentialScope scope(String timestamp) {
        return new CredentialScope(keyId, timestamp.substring(0, 8), region, service, CredentialScope.TERMINATOR);
    }

    private static List<String> signedNames(List<Header> headers) {
        var names = new ArrayList<String>();
        for (var header : headers) {
            var name = header.name().toLowerCase(Locale.ROOT);
            if ((name.equals("host") || name.equals("content-type") || name.startsWith("x-amz-"))
                    && !names.contains(name)) {
                names.add(name);
            }
        }
        names.sort(null);
        return names;
    }

    private static void append(String name, String value, StringBuilder query) {
        query.append(query.isEmpty() ? "" : "&").append(name).append('=');
        PercentEncoding.encode(value, false, query);
    }
}
