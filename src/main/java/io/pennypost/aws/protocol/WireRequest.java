package io.pennypost.aws.protocol;

import java.util.List;
import java.util.Optional;

/// One request as it came over the wire, before any decoding: what protocols and signatures need to see.
public interface WireRequest {
    /// `GET`, `POST`, `PUT`, `DELETE`, …; upper case.
    String method();

    /// The path exactly as received, still percent-encoded; `/` when empty.
    String rawPath();

    /// The query exactly as received, without the question mark; empty when there is none.
    String rawQuery();

    /// All headers in order of arrival, names as received.
    List<Header> headers();

    /// The first value of a header, by case-insensitive name.
    Optional<String> header(String name);

    /// The whole body, already read and bounded. Empty when there is none.
    Blob body();

    /// Lower-case hex SHA-256 of the body as received, taken while it was read.
    String bodySha256();

    /// One header field.
    record Header(String name, String value) {}
}
