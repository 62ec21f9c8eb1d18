package io.pennypost.mail.spf;

import java.util.Locale;

/// What a domain says of a host (RFC 7208 §2.6).
public enum SpfResult {
    /// There is no domain to ask, or it says nothing.
    NONE,
    /// The domain expressly says nothing of this host.
    NEUTRAL,
    /// The host may use the domain.
    PASS,
    /// The host may not.
    FAIL,
    /// The host probably may not.
    SOFTFAIL,
    /// Nobody knows now; asking later may help.
    TEMPERROR,
    /// The records cannot be understood; asking later will not help.
    PERMERROR;

    /// The word of Received-SPF and Authentication-Results.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
