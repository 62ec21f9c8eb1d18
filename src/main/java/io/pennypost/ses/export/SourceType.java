package io.pennypost.ses.export;

/// What is exported. AWS: enum `ExportSourceType`.
public enum SourceType {
    METRICS_DATA,
    MESSAGE_INSIGHTS
}
