package io.pennypost.aws.sigv4;

import io.pennypost.aws.protocol.WireRequest.Header;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The one text of a request that both sides hash: method, path, query, signed headers, payload hash.
///
/// Source: "Create a canonical request" in the IAM User Guide.
final class CanonicalRequest {
    private CanonicalRequest() {}

    /// Writes the canonical request; all characters are below U+0100, one per byte.
    ///
    /// @param signedHeaders lower case and sorted
    static String of(
            String method,
            String rawPath,
            String rawQuery,
            List<Header> headers,
            List<String> signedHeaders,
            String payloadHash) {
        var out = new StringBuilder(512);
        out.append(method).append('\n');
        appendPath(rawPath, out);
        out.append('\n');
        appendQuery(rawQuery, out);
        out.append('\n');
        for (var name : signedHeaders) {
            out.append(name).append(':');
            appendValues(name, headers, out);
            out.append('\n');
        }
        out.append('\n');
        for (int i = 0; i < signedHeaders.size(); i++) {
            out.append(i == 0 ? "" : ";").append(signedHeaders.get(i));
        }
        return out.append('\n').append(payloadHash).toString();
    }

    /// The raw path without dot segments and double slashes, then encoded (once more: `%40` becomes `%2540`, which is
    /// right for every service but S3).
    static void appendPath(String rawPath, StringBuilder out) {
        if (!rawPath.contains("//") && !rawPath.contains("/.") && rawPath.startsWith("/")) {
            PercentEncoding.encode(rawPath, true, out);
            return;
        }
        var segments = new ArrayList<String>();
        boolean directory = true;
        int start = 0;
        while (start <= rawPath.length()) {
            int slash = rawPath.indexOf('/', start);
            int end = slash < 0 ? rawPath.length() : slash;
            var segment = rawPath.substring(start, end);
            directory = true;
            if (segment.equals("..")) {
                if (!segments.isEmpty()) {
                    segments.removeLast();
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
                directory = slash >= 0;
            }
            start = end + 1;
        }
        for (var segment : segments) {
            out.append('/');
            PercentEncoding.encode(segment, false, out);
        }
        if (directory) {
            out.append('/');
        }
    }

    private static void appendQuery(String rawQuery, StringBuilder out) {
        if (rawQuery.isEmpty()) {
            return;
        }
        record Pair(String name, String value) {}
        var pairs = new ArrayList<Pair>();
        for (var parameter : QueryParameters.parse(rawQuery)) {
            if (!parameter.name().equals(Presigned.SIGNATURE)) {
                pairs.add(new Pair(normalize(parameter.name()), normalize(parameter.value())));
            }
        }
        pairs.sort(Comparator.comparing(Pair::name).thenComparing(Pair::value));
        for (int i = 0; i < pairs.size(); i++) {
            out.append(i == 0 ? "" : "&");
            out.append(pairs.get(i).name()).append('=').append(pairs.get(i).value());
        }
    }

    private static String normalize(String encoded) {
        var out = new StringBuilder(encoded.length() + 16);
        PercentEncoding.normalize(encoded, out);
        return out.toString();
    }

    private static void appendValues(String name, List<Header> headers, StringBuilder out) {
        boolean first = true;
        for (var header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                out.append(first ? "" : ",");
                appendFolded(header.value(), out);
                first = false;
            }
        }
    }

    /// Trimmed, and every run of white space as one space.
    private static void appendFolded(String value, StringBuilder out) {
        int start = out.length();
        boolean space = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ' ' || c == '\t') {
                space = true;
                continue;
            }
            if (space && out.length() > start) {
                out.append(' ');
            }
            space = false;
            out.append(c);
        }
    }
}
