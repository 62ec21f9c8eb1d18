package io.pennypost.api.gateway;

import io.pennypost.aws.protocol.WireRequest.Header;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// An answer that is looked at instead of sent.
public final class RecordedReply implements HttpReply {
    private int status;
    private List<Header> headers = List.of();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    @Override
    public void send(int sentStatus, List<Header> sentHeaders, byte[] sentBody) {
        stream(sentStatus, sentHeaders);
        body.writeBytes(sentBody);
    }

    @Override
    public OutputStream stream(int sentStatus, List<Header> sentHeaders) {
        if (status != 0) {
            throw new IllegalStateException("A request is answered once.");
        }
        status = sentStatus;
        headers = sentHeaders;
        return body;
    }

    public int status() {
        return status;
    }

    public String header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst()
                .orElse("");
    }

    public String text() {
        return body.toString(StandardCharsets.UTF_8);
    }

    /// `403 query:MissingAuthenticationToken: …`, for comparing in one line.
    public String summary() {
        return status + " " + text();
    }
}
