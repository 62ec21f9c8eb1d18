package io.pennypost.ses.identity;

import java.time.Instant;

/// How identities are verified: the setting `identity.verification`.
public enum VerificationMode {
    /// Whatever is registered is verified: for laptops and tests.
    AT_ONCE,
    /// Domains by DNS, addresses by a mailed link.
    DNS,
    /// By the operator's word alone: for closed networks.
    MANUAL;

    Check domain(Instant now) {
        return switch (this) {
            case AT_ONCE -> Check.settled(now);
            case DNS -> Check.searching(now);
            case MANUAL -> Check.awaitingOperator(now);
        };
    }

    Check address(Instant now) {
        return switch (this) {
            case AT_ONCE -> Check.settled(now);
            case DNS -> Check.awaitingLink(now);
            case MANUAL -> Check.awaitingOperator(now);
        };
    }
}
