package io.pennypost.ses.export;

/// How far a job is. AWS: enum `JobStatus`.
public enum JobStatus {
    CREATED,
    PROCESSING,
    COMPLETED,
    FAILED,
    CANCELLED;

    /// Whether it waits or runs.
    public boolean isOpen() {
        return this == CREATED || this == PROCESSING;
    }
}
