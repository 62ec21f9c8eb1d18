package io.pennypost.ses.pool;

/// One source address and where it stands. AWS: shape `DedicatedIp`.
///
/// @param ip               as text, without brackets
/// @param warmupPercentage 0 to 100; -1 where warming up does not apply
public record DedicatedIp(String ip, WarmupStatus warmupStatus, int warmupPercentage, String poolName) {}
