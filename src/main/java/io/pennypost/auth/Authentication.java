package io.pennypost.auth;

import io.pennypost.aws.sigv4.Verdict;

/// Who a request is from, or why that cannot be told.
public sealed interface Authentication {
    /// Someone we know, or take at their word.
    record Known(Caller caller) implements Authentication {}

    /// Nobody; the door words the refusal.
    record Refused(Verdict.Refused reason) implements Authentication {}
}
