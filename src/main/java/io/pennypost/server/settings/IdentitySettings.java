package io.pennypost.server.settings;

import java.util.Optional;

/// `[identity]`: how senders prove that an address or a domain is theirs.
public record IdentitySettings(Verification verification, Optional<String> zone) {
    /// When an identity counts as verified.
    public enum Verification {
        /// As soon as it is created.
        AT_ONCE,
        /// Domains by DNS, addresses by a mailed link.
        DNS,
        /// When the operator says so.
        MANUAL;

        @Override
        public String toString() {
            return Kinds.spelled(this);
        }
    }

    static IdentitySettings read(Reading in) {
        var verification = in.key(
                        "identity.verification",
                        Kinds.choice(Verification.class),
                        "`at_once`; `dns`: domains by DNS, addresses by a mailed link; `manual`: by the operator")
                .or(Verification.AT_ONCE, Verification.DNS);
        var zone = in.key(
                        "identity.zone",
                        Kinds.DOMAIN,
                        "zone whose names customers' records point to: `dkim.<zone>`, `feedback-smtp.<zone>`,"
                                + " `inbound-smtp.<zone>`, `r.<zone>`")
                .orNone("none: DKIM by TXT records, MX to the host name");
        return new IdentitySettings(verification, zone);
    }
}
