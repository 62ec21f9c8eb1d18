package io.pennypost.testing;

import io.pennypost.api.gateway.HttpReply;
import io.pennypost.aws.protocol.WireRequest.Header;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Keeps the answer of a route for looking at.
public final class RecordedReply implements HttpReply {
    private int status;
    private List<Header> headers = List.of();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    @Override
    public void send(int status, List<Header> headers, byte[] body) {
        answer(status, headers);
        this.body.writeBytes(body);
    }

    @Override
    public OutputStream stream(int status, List<Header> headers) {
        answer(status, headers);
        return body;
    }

    private void answer(int status, List<Header> headers) {
        if (this.status != 0) {
            throw new IllegalStateException("Answered twice.");
        }
        this.status = status;
        this.headers = List.copyOf(headers);
    }

    /// The status; 0 before the answer.
    public int status() {
        return status;
    }

    /// The value of a header, or the empty text.
    public String header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst()
                .orElse("");
    }

    /// The body as UTF-8.
    public String text() {
        return body.toString(StandardCharsets.UTF_8);
    }

    /// Status and body, for comparing in one line.
    public String summary() {
        return status + " " + text();
    }

    /// The body.
    public byte[] bytes() {
        return body.toByteArray();
    }
}
