package io.pennypost.ses.pool;

/// How far an address is in being warmed up. AWS: enum `WarmupStatus`.
public enum WarmupStatus {
    IN_PROGRESS,
    DONE,
    /// Of an address in a managed pool.
    NOT_APPLICABLE
}
