package io.pennypost.aws.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;

/// A request as a test writes it down.
record TestRequest(String method, String rawPath, String rawQuery, List<WireRequest.Header> headers, Blob body)
        implements WireRequest {

    static TestRequest of(String method, String target, String body) {
        int question = target.indexOf('?');
        var path = question < 0 ? target : target.substring(0, question);
        var query = question < 0 ? "" : target.substring(question + 1);
        return new TestRequest(method, path, query, List.of(), Blob.of(body.getBytes(UTF_8)));
    }

    static TestRequest of(String method, String target) {
        return of(method, target, "");
    }

    static TestRequest form(String body) {
        return of("POST", "/", body);
    }

    @Override
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(WireRequest.Header::value)
                .findFirst();
    }

    @Override
    public String bodySha256() {
        throw new UnsupportedOperationException("The wire does not look at hashes.");
    }
}
