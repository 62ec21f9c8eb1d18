package io.pennypost.ses.importjob;

/// How a file is written. AWS: enum `DataFormat`.
public enum DataFormat {
    /// RFC 4180, in UTF-8.
    CSV,
    /// One object on each line.
    JSON
}
