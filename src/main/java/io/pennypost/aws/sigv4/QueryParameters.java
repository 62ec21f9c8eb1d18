package io.pennypost.aws.sigv4;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a raw query: `a=1&b` is (a, 1) and (b, empty).
final class QueryParameters {
    private QueryParameters() {}

    /// One parameter, still percent-encoded.
    record Parameter(String name, String value) {}

    static List<Parameter> parse(String rawQuery) {
        if (rawQuery.isEmpty()) {
            return List.of();
        }
        var parameters = new ArrayList<Parameter>();
        int start = 0;
        while (start <= rawQuery.length()) {
            int and = rawQuery.indexOf('&', start);
            int end = and < 0 ? rawQuery.length() : and;
            if (end > start) {
                int equals = rawQuery.indexOf('=', start);
                parameters.add(
                        equals < 0 || equals >= end
                                ? new Parameter(rawQuery.substring(start, end), "")
                                : new Parameter(
                                        rawQuery.substring(start, equals), rawQuery.substring(equals + 1, end)));
            }
            start = end + 1;
        }
        return parameters;
    }

    /// The first value of a parameter, decoded.
    static Optional<String> first(String rawQuery, String name) {
        if (!rawQuery.contains(name)) {
            return Optional.empty();
        }
        for (var parameter : parse(rawQuery)) {
            if (parameter.name().equals(name)) {
                return Optional.of(PercentEncoding.decode(parameter.value()));
            }
        }
        return Optional.empty();
    }
}
