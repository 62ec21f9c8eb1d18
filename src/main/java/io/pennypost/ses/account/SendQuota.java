package io.pennypost.ses.account;

/// How much an account may send, and has sent. AWS: shape `SendQuota`.
///
/// @param max24HourSend   recipients in a rolling day, -1 for no limit
/// @param maxSendRate     recipients per second, -1 for no limit
/// @param sentLast24Hours recipients accepted in the last day
public record SendQuota(double max24HourSend, double maxSendRate, double sentLast24Hours) {}
