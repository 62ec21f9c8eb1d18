package io.pennypost.web.console;

import io.pennypost.api.gateway.Exchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The parameters of a URL, looked up one by one; the first of a name counts.
///
/// @param exchange the request
record QueryString(Exchange exchange) {
    /// The decoded value; empty when it is absent or blank.
    ///
    /// @throws RefusedException when the percent-encoding is broken
    Optional<String> value(String name) {
        return exchange.rawParameter(name).map(QueryString::decode).filter(value -> !value.isBlank());
    }

    /// A whole number within bounds, or the default when absent.
    ///
    /// @throws RefusedException when it is no number or out of bounds
    int number(String name, int absent, int min, int max) {
        var text = value(name);
        if (text.isEmpty()) {
            return absent;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Answered below, as a number out of bounds is.
        }
        throw new RefusedException(
                Refusal.badRequest("'" + name + "' must be a number from " + min + " to " + max + "."));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusal.badRequest("The query has a broken percent-encoding."));
        }
    }
}
