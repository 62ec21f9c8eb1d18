package io.pennypost.server.settings;

/// `[[delivery.route]]`: mail of one domain goes to one place instead of its MX.
///
/// @param domain lower case, or `*` for all
public record Route(String domain, HostPort to, Tls tls) {
    /// What is asked of the connection.
    public enum Tls {
        /// Never offered.
        NONE,
        /// Used where the peer offers it, whatever its certificate.
        OPPORTUNISTIC,
        /// Without it, and without a good certificate, nothing is sent.
        REQUIRED;

        @Override
        public String toString() {
            return Kinds.spelled(this);
        }
    }

    @Override
    public String toString() {
        return domain + " to " + to + " tls " + tls;
    }
}
