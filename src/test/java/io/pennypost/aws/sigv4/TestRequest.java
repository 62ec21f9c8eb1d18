package io.pennypost.aws.sigv4;

import io.pennypost.aws.protocol.Blob;
import io.pennypost.aws.protocol.WireRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// A request built by hand.
record TestRequest(String method, String rawPath, String rawQuery, List<Header> headers, byte[] bytes)
        implements WireRequest {
    static TestRequest get(String target, Header... headers) {
        int mark = target.indexOf('?');
        return new TestRequest(
                "GET",
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? "" : target.substring(mark + 1),
                List.of(headers),
                new byte[0]);
    }

    TestRequest withMethod(String changed) {
        return new TestRequest(changed, rawPath, rawQuery, headers, bytes);
    }

    TestRequest withQuery(String changed) {
        return new TestRequest(method, rawPath, changed, headers, bytes);
    }

    TestRequest withBody(String changed) {
        return new TestRequest(method, rawPath, rawQuery, headers, changed.getBytes(StandardCharsets.UTF_8));
    }

    TestRequest with(List<Header> more) {
        var all = new ArrayList<>(headers);
        all.addAll(more);
        return new TestRequest(method, rawPath, rawQuery, List.copyOf(all), bytes);
    }

    TestRequest with(String name, String value) {
        return with(List.of(new Header(name, value)));
    }

    TestRequest without(String name) {
        return new TestRequest(
                method,
                rawPath,
                rawQuery,
                headers.stream()
                        .filter(header -> !header.name().equalsIgnoreCase(name))
                        .toList(),
                bytes);
    }

    @Override
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    @Override
    public Blob body() {
        return Blob.of(bytes);
    }

    @Override
    public String bodySha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
