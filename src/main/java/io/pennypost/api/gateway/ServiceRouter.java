package io.pennypost.api.gateway;

import io.pennypost.aws.sigv4.CredentialScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds the service a request is for: by the service it was signed for, else by its path, else by its `Version`.
///
/// SES v1 and v2 share one signing name; the path tells them apart.
final class ServiceRouter {
    /// Enough to find `Version` in a form of an unsigned client, wherever it stands in a usual one.
    private static final int FORM_SCAN_MAX = 64 * 1024;

    private final List<AwsService> services;

    ServiceRouter(List<AwsService> services) {
        this.services = List.copyOf(services);
    }

    Optional<AwsService> find(Exchange exchange) {
        return findBySignature(exchange)
                .or(() -> findByPath(exchange))
                .or(() -> isQueryPath(exchange) ? findByVersion(exchange) : Optional.empty());
    }

    /// The service that words the refusal when none was found; empty only when none is registered.
    Optional<AwsService> nearest(Exchange exchange) {
        return first(service -> service.isNear(exchange.rawPath()))
                .or(() -> first(AwsService::isQuery))
                .or(() -> first(_ -> true));
    }

    private Optional<AwsService> findBySignature(Exchange exchange) {
        return CredentialScope.shownBy(exchange)
                .flatMap(scope ->
                        first(service -> service.hasPath(exchange.rawPath()) && service.isSignedAs(scope.service())));
    }

    private Optional<AwsService> findByPath(Exchange exchange) {
        return first(service -> !service.isQuery() && service.hasPath(exchange.rawPath()));
    }

    private Optional<AwsService> findByVersion(Exchange exchange) {
        return parameter("Version", exchange.rawQuery())
                .or(() -> parameter("Version", form(exchange)))
                .flatMap(version -> first(service -> service.hasVersion(version)));
    }

    private Optional<AwsService> first(Predicate<AwsService> wanted) {
        for (var service : services) {
            if (wanted.test(service)) {
                return Optional.of(service);
            }
        }
        return Optional.empty();
    }

    private static boolean isQueryPath(Exchange exchange) {
        return exchange.rawPath().equals("/");
    }

    private static String form(Exchange exchange) {
        var type = exchange.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/x-www-form-urlencoded")) {
            return "";
        }
        try (var body = exchange.body().open()) {
            return new String(body.readNBytes(FORM_SCAN_MAX), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("The request body cannot be read back.", e);
        }
    }

    private static Optional<String> parameter(String name, String form) {
        int start = 0;
        while (start < form.length()) {
            int and = form.indexOf('&', start);
            int end = and < 0 ? form.length() : and;
            int equals = start + name.length();
            if (equals < end && form.startsWith(name, start) && form.charAt(equals) == '=') {
                return Optional.of(decoded(form.substring(equals + 1, end)));
            }
            start = end + 1;
        }
        return Optional.empty();
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return value;
        }
    }
}
