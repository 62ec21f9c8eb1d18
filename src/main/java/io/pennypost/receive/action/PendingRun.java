package io.pennypost.receive.action;

import java.time.Instant;

/// What is left of a run, and when it is tried again.
///
/// @param attempts so far
/// @param firstAt  when it was tried first
record PendingRun(String mailId, RunState state, int attempts, Instant firstAt, Instant nextAt) {}
