package io.pennypost.outgoing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// A POST.
///
/// @param headers without `Host`, `Content-Length` and `Connection`, which are added
/// @param body    not copied: the giver must not change it
public record HttpRequest(URI url, SequencedMap<String, String> headers, byte[] body) {
    public HttpRequest {
        headers = new LinkedHashMap<>(headers);
    }

    boolean isSecure() {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    String host() {
        var host = url.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        return url.getPort() > 0 ? url.getPort() : isSecure() ? 443 : 80;
    }

    /// Head and body as they go over the wire.
    byte[] toBytes() {
        var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        var query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        var head = new StringBuilder(512);
        head.append("POST ").append(path).append(query).append(" HTTP/1.1\r\n");
        field(head, "Host", url.getPort() > 0 ? url.getHost() + ":" + url.getPort() : url.getHost());
        for (Map.Entry<String, String> header : headers.entrySet()) {
            field(head, header.getKey(), header.getValue());
        }
        field(head, "Content-Length", Integer.toString(body.length));
        field(head, "Connection", "keep-alive");
        head.append("\r\n");
        var bytes = new ByteArrayOutputStream(head.length() + body.length);
        bytes.writeBytes(head.toString().getBytes(ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    /// RFC 9110 §5.5: a value has no line breaks, or it would be more than one.
    private static void field(StringBuilder head, String name, String value) {
        head.append(name).append(": ");
        value.chars().forEach(c -> head.append(c < ' ' || c == 0x7f ? ' ' : (char) c));
        head.append("\r\n");
    }
}
