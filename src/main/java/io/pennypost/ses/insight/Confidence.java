package io.pennypost.ses.insight;

/// How sure a statement is. AWS: enum `EmailAddressInsightsConfidenceVerdict`.
public enum Confidence {
    LOW,
    MEDIUM,
    HIGH;

    /// The less sure of both.
    Confidence and(Confidence other) {
        return compareTo(other) < 0 ? this : other;
    }

    Confidence oneLess() {
        return this == HIGH ? MEDIUM : LOW;
    }

    static Confidence of(boolean sure) {
        return sure ? HIGH : LOW;
    }
}
