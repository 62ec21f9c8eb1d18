package io.pennypost.server.settings;

import java.util.List;

/// `[submission]`: SMTP for senders.
public record SubmissionSettings(List<HostPort> listen, List<HostPort> tlsListen, Profile profile) {
    /// Which extensions are offered.
    public enum Profile {
        /// PIPELINING, CHUNKING, SIZE and patient idle limits on top of what SES offers.
        OPEN,
        /// Exactly what SES offers.
        SES;

        @Override
        public String toString() {
            return Kinds.spelled(this);
        }
    }

    static SubmissionSettings read(Reading in) {
        var listen = in.key("submission.listen", Kinds.LISTEN_LIST, "SMTP for senders, with STARTTLS")
                .or(List.of(new HostPort("127.0.0.1", 2587)));
        var tlsListen = in.key("submission.tls_listen", Kinds.LISTEN_LIST, "SMTP for senders, TLS from the first byte")
                .or(List.of(new HostPort("127.0.0.1", 2465)));
        var profile = in.key(
                        "submission.profile",
                        Kinds.choice(Profile.class),
                        "`open` adds PIPELINING, CHUNKING, SIZE and patient idle limits to what SES offers")
                .or(Profile.OPEN);
        return new SubmissionSettings(listen, tlsListen, profile);
    }
}
