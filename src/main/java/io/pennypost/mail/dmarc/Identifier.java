package io.pennypost.mail.dmarc;

import java.util.Locale;

/// A domain that SPF or DKIM has spoken of.
///
/// @param domain A-label, lower case; empty when there is none
public record Identifier(String domain, State state) {
    /// Whether the domain was authenticated.
    public enum State {
        /// It was.
        PASS,
        /// It was not.
        FAIL,
        /// Nobody knows now.
        UNKNOWN
    }

    public Identifier {
        domain = domain.toLowerCase(Locale.ROOT);
    }
}
