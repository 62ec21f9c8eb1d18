package io.pennypost.server;

import java.util.Objects;

/// Which version this is.
final class Version {
    private Version() {}

    /// As the jar's manifest says; `development` when run from loose classes.
    static String current() {
        return Objects.requireNonNullElse(Main.class.getPackage().getImplementationVersion(), "development");
    }
}
