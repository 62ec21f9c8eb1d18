package io.pennypost.server.settings;

import java.util.Optional;

/// `[sns]`: how notifications are signed.
public record SnsSettings(Optional<String> signingHost) {
    static SnsSettings read(Reading in) {
        return new SnsSettings(in.key("sns.signing_host", Kinds.DOMAIN, "host of SigningCertURL, for stock validators")
                .orNone("the certificate is at `http.public_url`"));
    }
}
