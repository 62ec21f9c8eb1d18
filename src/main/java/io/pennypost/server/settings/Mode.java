package io.pennypost.server.settings;

import java.util.Locale;

/// A set of defaults, nothing more.
public enum Mode {
    /// A laptop or CI: any key works, identities verify at once, mail is captured.
    DEV,
    /// Real mail: signatures are checked, identities verified, mail delivered.
    SERVE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
