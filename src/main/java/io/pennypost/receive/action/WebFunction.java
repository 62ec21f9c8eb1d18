package io.pennypost.receive.action;

import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.secret.Secret;
import io.pennypost.store.Body;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Calls functions that are plain URLs: a POST of the event, signed, whose answer is what the function returns.
///
/// `Pennypost-Signature: t=<seconds since 1970>,v1=<hex>` holds the HMAC-SHA-256 of `<t>.<body>` under the secret
/// of the installation. A receiver should refuse what is older than a few minutes, and know repetitions by the
/// message id.
public final class WebFunction implements Functions {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final WebCalls web;
    private final Secret secret;
    private final InstantSource clock;

    public WebFunction(WebCalls web, Secret secret, InstantSource clock) {
        this.web = web;
        this.secret = secret;
        this.clock = clock;
    }

    @Override
    public String call(Scope scope, String function, byte[] event, boolean wait) throws IOException {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.put("X-Amz-Invocation-Type", wait ? "RequestResponse" : "Event");
        headers.put("Pennypost-Signature", signature(event));
        var answer = web.call(new WebCalls.Request("POST", URI.create(function), headers, Body.of(event), LIMIT));
        if (!answer.isSuccess()) {
            throw new IOException("The function " + answer.told());
        }
        return wait ? answer.body() : "";
    }

    private String signature(byte[] event) {
        var seconds = clock.instant().getEpochSecond();
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(event));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA-256.", e);
        }
    }
}
