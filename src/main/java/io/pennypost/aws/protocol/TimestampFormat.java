package io.pennypost.aws.protocol;

/// How a moment is written.
public enum TimestampFormat {
    /// A number: seconds since 1970, perhaps with a fraction. Default of JSON bodies.
    EPOCH_SECONDS,
    /// `2026-11-24T10:00:00.000Z`. Default of queries, forms and XML.
    ISO_8601
}
