package io.pennypost.api.gateway;

import io.pennypost.aws.protocol.Blob;
import io.pennypost.aws.protocol.WireRequest;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One request as the HTTP door read it: the wire's part, and who sent it when.
///
/// Header values hold one character per byte (ISO 8859-1), which signatures need; the path and query are as received.
///
/// @param method     upper case
/// @param rawPath    still percent-encoded; `/` when empty
/// @param rawQuery   without the question mark; empty when there is none
/// @param headers    in order of arrival
/// @param body       bounded and already read
/// @param bodySha256 lower-case hex, of the body as received (before decompression)
/// @param peer       the client; behind a proxy the address that the proxy reports
/// @param secure     whether the client used TLS, with us or with the proxy in front of us
/// @param arrival    when the request head was read
/// @param requestId  our id of this request, a UUID
public record Exchange(
        String method,
        String rawPath,
        String rawQuery,
        List<Header> headers,
        Blob body,
        String bodySha256,
        InetAddress peer,
        boolean secure,
        Instant arrival,
        String requestId)
        implements WireRequest {
    public Exchange {
        headers = List.copyOf(headers);
    }

    @Override
    public Optional<String> header(String name) {
        for (var header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                return Optional.of(header.value());
            }
        }
        return Optional.empty();
    }

    /// The first value of a parameter of the query, still percent-encoded.
    public Optional<String> rawParameter(String name) {
        for (var pair : rawQuery.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (name.equals(equals < 0 ? pair : pair.substring(0, equals))) {
                return Optional.of(equals < 0 ? "" : pair.substring(equals + 1));
            }
        }
        return Optional.empty();
    }
}
