package io.pennypost.server.settings;

import java.net.URI;
import java.util.Optional;

/// `[http]`: the door of the AWS APIs, the inbox, health and metrics.
///
/// @param listen    always plain HTTP
/// @param publicUrl how others reach [#listen]; empty: by its own address
public record HttpSettings(
        HostPort listen,
        Optional<HostPort> tlsListen,
        boolean behindProxy,
        Optional<URI> publicUrl,
        Signatures signatures) {
    /// Whether a request must prove who makes it.
    public enum Signatures {
        /// Any other key id is `account.id`, a known key is its principal.
        IGNORED,
        /// Every request must be signed.
        REQUIRED;

        @Override
        public String toString() {
            return Kinds.spelled(this);
        }
    }

    static HttpSettings read(Reading in) {
        var listen = in.key(
                        "http.listen",
                        Kinds.LISTEN,
                        "AWS APIs, inbox, health (`/health/live`, `/health/ready`), metrics; always plain HTTP")
                .or(new HostPort("127.0.0.1", 4579));
        var tlsListen = in.key("http.tls_listen", Kinds.LISTEN, "the same routes over HTTPS, with `tls.*`")
                .notBuiltYet()
                .orNone("none");
        var behindProxy = in.key(
                        "http.behind_proxy",
                        Kinds.FLAG,
                        "true: TLS ends in front of Pennypost; allows a plain listener beyond loopback")
                .or(false);
        var publicUrl = in.key("http.public_url", Kinds.URL, "where links in mails point: verification, subscriptions")
                .orNone("`http://` + `http.listen`");
        var signatures = in.key(
                        "http.signatures",
                        Kinds.choice(Signatures.class),
                        "`ignored`: any key works and a 12-digit key id selects that account; `required`: SigV4 is checked")
                .or(Signatures.IGNORED, Signatures.REQUIRED);
        return new HttpSettings(listen, tlsListen, behindProxy, publicUrl, signatures);
    }

    /// The base of links, without a slash at the end.
    ///
    /// @param boundPort the port that was taken, which differs from the configured one when that is 0
    public String publicUrl(int boundPort) {
        var url = publicUrl.map(URI::toString).orElseGet(() -> "http://" + new HostPort(listen.host(), boundPort));
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
