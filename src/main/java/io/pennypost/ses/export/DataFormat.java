package io.pennypost.ses.export;

import java.util.Locale;

/// What the file looks like. AWS: enum `DataFormat`.
public enum DataFormat {
    /// RFC 4180, with a line of names.
    CSV,
    /// One array of objects.
    JSON;

    /// What file names end in.
    public String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }
}
