package io.pennypost.mail.dmarc;

import java.util.Locale;
import java.util.Optional;

/// What the owner of a domain wants done with mail that fails (RFC 9989 §4.7, `p`). The later, the stricter.
public enum DmarcPolicy {
    /// Nothing.
    NONE,
    /// To be taken as suspicious.
    QUARANTINE,
    /// To be refused.
    REJECT;

    /// As it is written.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<DmarcPolicy> of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "none" -> Optional.of(NONE);
            case "quarantine" -> Optional.of(QUARANTINE);
            case "reject" -> Optional.of(REJECT);
            default -> Optional.empty();
        };
    }

    /// One step milder, for owners who only try (`t=y`).
    DmarcPolicy milder() {
        return this == REJECT ? QUARANTINE : NONE;
    }
}
