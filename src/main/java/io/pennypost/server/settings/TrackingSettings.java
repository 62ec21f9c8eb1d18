package io.pennypost.server.settings;

import java.net.URI;
import java.util.Optional;

/// `[tracking]`: where open, click and unsubscribe links point.
public record TrackingSettings(Optional<URI> baseUrl) {
    static TrackingSettings read(Reading in) {
        return new TrackingSettings(in.key(
                        "tracking.base_url",
                        Kinds.URL,
                        "where open, click and unsubscribe links point when a set has no domain of its own")
                .notBuiltYet()
                .orNone("`http.public_url`"));
    }
}
