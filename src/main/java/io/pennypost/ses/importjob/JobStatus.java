package io.pennypost.ses.importjob;

/// How far a job is. AWS: enum `JobStatus`, whose `CANCELLED` no import job ever has.
public enum JobStatus {
    CREATED,
    PROCESSING,
    COMPLETED,
    FAILED
}
