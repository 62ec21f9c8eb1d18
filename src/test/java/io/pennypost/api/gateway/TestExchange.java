package io.pennypost.api.gateway;

import io.pennypost.aws.protocol.Blob;
import io.pennypost.aws.protocol.WireRequest.Header;
import io.pennypost.aws.sigv4.Signer;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Exchanges made by hand.
public final class TestExchange {
    public static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private TestExchange() {}

    public static Exchange of(String method, String target, String body, Header... headers) {
        return of(method, target, body, List.of(headers), InetAddress.getLoopbackAddress());
    }

    public static Exchange of(String method, String target, String body, List<Header> headers, InetAddress peer) {
        int mark = target.indexOf('?');
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Exchange(
                method,
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? "" : target.substring(mark + 1),
                headers,
                Blob.of(bytes),
                sha256(bytes),
                peer,
                false,
                NOW,
                "00000000-0000-4000-8000-000000000000");
    }

    public static Exchange signed(Exchange bare, Signer signer) {
        var headers = new ArrayList<>(bare.headers());
        headers.add(new Header("Host", "localhost"));
        headers.addAll(signer.sign(bare.method(), bare.rawPath(), bare.rawQuery(), headers, bare.bodySha256(), NOW));
        return new Exchange(
                bare.method(),
                bare.rawPath(),
                bare.rawQuery(),
                headers,
                bare.body(),
                bare.bodySha256(),
                bare.peer(),
                bare.secure(),
                bare.arrival(),
                bare.requestId());
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
