package io.pennypost.ses.pool;

/// Who decides how many addresses a pool has. AWS: enum `ScalingMode`.
public enum ScalingMode {
    /// Its owner, who moves them in and out.
    STANDARD,
    /// The service.
    MANAGED
}
