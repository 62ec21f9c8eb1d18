package io.pennypost.server.settings;

/// `[outgoing]`: where we may connect to.
public record OutgoingSettings(boolean allowPrivate) {
    static OutgoingSettings read(Reading in) {
        return new OutgoingSettings(in.key(
                        "outgoing.allow_private",
                        Kinds.FLAG,
                        "MX targets, webhooks and previews may lie at private and loopback addresses (a configured"
                                + " route always may)")
                .or(true, false));
    }
}
