package io.pennypost.server.settings;

import java.nio.file.Path;
import java.util.Optional;

/// `[tls]`: the certificate of our own doors. Empty: a self-made one, which `serve` refuses beyond loopback.
public record TlsSettings(Optional<Path> certificate, Optional<Path> key) {
    static TlsSettings read(Reading in) {
        var certificate = in.key("tls.certificate", Kinds.PATH, "PEM file with the chain; read again when it changes")
                .orNone("self-made");
        var key = in.key("tls.key", Kinds.PATH, "PEM file with the private key; read again when it changes")
                .orNone("self-made");
        in.refusePartial("tls.certificate", "tls.key");
        return new TlsSettings(certificate, key);
    }
}
