package io.pennypost.receive.action;

import io.pennypost.aws.protocol.WireRequest.Header;
import io.pennypost.aws.sigv4.Signer;
import io.pennypost.store.Body;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Signed calls of one AWS service at an endpoint of the configuration.
final class AwsCalls {
    private static final int BUFFER_SIZE = 1 << 16;

    private final AwsEndpoint endpoint;
    private final String service;
    private final WebCalls web;
    private final InstantSource clock;

    AwsCalls(AwsEndpoint endpoint, String service, WebCalls web, InstantSource clock) {
        this.endpoint = endpoint;
        this.service = service;
        this.web = web;
        this.clock = clock;
    }

    /// Makes a call.
    ///
    /// @param headers without `Host` and those of the signature
    WebCalls.Answer call(
            String region, String method, Paths paths, Map<String, String> headers, Body body, Duration limit)
            throws IOException {
        var hash = sha256(body);
        var base = endpoint.url().getRawPath();
        var prefix = base == null || base.equals("/") ? "" : base;
        var all = new ArrayList<Header>();
        all.add(new Header("Host", endpoint.url().getRawAuthority()));
        headers.forEach((name, value) -> all.add(new Header(name, value)));
        all.add(new Header("X-Amz-Content-Sha256", hash));
        var signer = new Signer(endpoint.accessKeyId(), endpoint.secret(), region, service);
        var signed = signer.sign(method, prefix + paths.signed(), "", List.copyOf(all), hash, clock.instant());
        var sent = new LinkedHashMap<>(headers);
        sent.put("X-Amz-Content-Sha256", hash);
        signed.forEach(header -> sent.put(header.name(), header.value()));
        var url = URI.create(
                endpoint.url().getScheme() + "://" + endpoint.url().getRawAuthority() + prefix + paths.sent());
        return web.call(new WebCalls.Request(method, url, sent, body, limit));
    }

    /// A path as it goes over the wire, and as the signer takes it, which encodes it once.
    record Paths(String sent, String signed) {}

    /// RFC 3986 §2.3: all but unreserved characters.
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String sha256(Body body) throws IOException {
        try (var in = body.open()) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[BUFFER_SIZE];
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
