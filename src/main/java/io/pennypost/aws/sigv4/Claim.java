package io.pennypost.aws.sigv4;

import io.pennypost.aws.protocol.WireRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A signature as a request shows it, complete and readable but not yet believed.
///
/// @param signedHeaders lower case and sorted
/// @param validity      of a presigned query; empty for the header form
record Claim(
        CredentialScope scope,
        List<String> signedHeaders,
        String signature,
        Instant signedAt,
        Optional<Duration> validity,
        Optional<String> sessionToken) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final long VALIDITY_SECONDS_MAX = 604_800; // a week

    /// A claim, or why there is none.
    sealed interface Reading {
        record Read(Claim claim) implements Reading {}

        record Unreadable(Fault fault, String message) implements Reading {}
    }

    static Reading read(WireRequest request) {
        var header = request.header("Authorization");
        boolean inQuery = request.rawQuery().contains(Presigned.SIGNATURE)
                || request.rawQuery().contains(Presigned.CREDENTIAL);
        if (header.isPresent() && inQuery) {
            return new Reading.Unreadable(
                    Fault.AMBIGUOUS, "Only one of the Authorization header and the query may carry a signature.");
        }
        if (inQuery) {
            return readQuery(request);
        }
        // Bearer, Basic and whatever else there is are no AWS signature at all.
        return header.filter(value -> value.stripLeading().startsWith("AWS"))
                .map(value -> readHeader(value, request))
                .orElseGet(() -> new Reading.Unreadable(Fault.MISSING, ""));
    }

    private static Reading readHeader(String value, WireRequest request) {
        var header = AuthorizationHeader.parse(value);
        if (!header.algorithm().equals(ALGORITHM)) {
            return unsupported(header.algorithm());
        }
        var dateText = request.header(Presigned.DATE).or(() -> request.header("Date"));
        var gaps = new StringBuilder();
        addGap(header.credential(), "Authorization header requires 'Credential' parameter.", gaps);
        addGap(header.signature(), "Authorization header requires 'Signature' parameter.", gaps);
        addGap(header.signedHeaders(), "Authorization header requires 'SignedHeaders' parameter.", gaps);
        addGap(dateText, "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.", gaps);
        if (!gaps.isEmpty()) {
            return new Reading.Unreadable(Fault.INCOMPLETE, gaps.toString());
        }
        return read(
                header.credential().orElseThrow(),
                header.signedHeaders().orElseThrow(),
                header.signature().orElseThrow(),
                dateText.orElseThrow(),
                Optional.empty(),
                request.header(Presigned.TOKEN));
    }

    private static Reading readQuery(WireRequest request) {
        var query = request.rawQuery();
        var algorithm = QueryParameters.first(query, Presigned.ALGORITHM);
        if (algorithm.isPresent() && !algorithm.get().equals(ALGORITHM)) {
            return unsupported(algorithm.get());
        }
        var gaps = new StringBuilder();
        for (var name : List.of(
                Presigned.ALGORITHM,
                Presigned.CREDENTIAL,
                Presigned.SIGNATURE,
                Presigned.SIGNED_HEADERS,
                Presigned.DATE,
                Presigned.EXPIRES)) {
            addGap(
                    QueryParameters.first(query, name),
                    "AWS query-string parameters must include '" + name + "'.",
                    gaps);
        }
        if (!gaps.isEmpty()) {
            return new Reading.Unreadable(Fault.INCOMPLETE, gaps.toString());
        }
        var validity = validity(QueryParameters.first(query, Presigned.EXPIRES).orElseThrow());
        if (validity.isEmpty()) {
            return new Reading.Unreadable(
                    Fault.INCOMPLETE, "X-Amz-Expires must be between 1 and " + VALIDITY_SECONDS_MAX + " seconds.");
        }
        return read(
                QueryParameters.first(query, Presigned.CREDENTIAL).orElseThrow(),
                QueryParameters.first(query, Presigned.SIGNED_HEADERS).orElseThrow(),
                QueryParameters.first(query, Presigned.SIGNATURE).orElseThrow(),
                QueryParameters.first(query, Presigned.DATE).orElseThrow(),
                validity,
                QueryParameters.first(query, Presigned.TOKEN).or(() -> request.header(Presigned.TOKEN)));
    }

    private static Reading read(
            String credential,
            String signedHeaders,
            String signature,
            String date,
            Optional<Duration> validity,
            Optional<String> token) {
        var scope = CredentialScope.parse(credential);
        if (scope.isEmpty()) {
            return new Reading.Unreadable(
                    Fault.INCOMPLETE,
                    "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term,"
                            + " got '" + credential + "'");
        }
        var signedAt = Timestamps.parseDateHeader(date);
        if (signedAt.isEmpty()) {
            return new Reading.Unreadable(
                    Fault.INCOMPLETE,
                    "Date must be in ISO-8601 'basic format'. Got '" + date
                            + "'. See http://en.wikipedia.org/wiki/ISO_8601");
        }
        return new Reading.Read(
                new Claim(scope.get(), names(signedHeaders), signature, signedAt.get(), validity, token));
    }

    private static List<String> names(String signedHeaders) {
        var names = new ArrayList<String>();
        int start = 0;
        while (start <= signedHeaders.length()) {
            int semicolon = signedHeaders.indexOf(';', start);
            int end = semicolon < 0 ? signedHeaders.length() : semicolon;
            if (end > start) {
                names.add(signedHeaders.substring(start, end).strip().toLowerCase(Locale.ROOT));
            }
            start = end + 1;
        }
        names.sort(null);
        return names;
    }

    private static Optional<Duration> validity(String text) {
        try {
            long seconds = Long.parseLong(text);
            return seconds < 1 || seconds > VALIDITY_SECONDS_MAX
                    ? Optional.empty()
                    : Optional.of(Duration.ofSeconds(seconds));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static Reading unsupported(String algorithm) {
        return new Reading.Unreadable(Fault.INCOMPLETE, "Unsupported AWS 'algorithm': '" + algorithm + "'.");
    }

    private static void addGap(Optional<String> part, String text, StringBuilder gaps) {
        if (part.isEmpty() || part.get().isEmpty()) {
            gaps.append(gaps.isEmpty() ? "" : " ").append(text);
        }
    }
}
