package io.pennypost.receive.action;

import java.util.List;

/// What came of a run, as far as it went.
///
/// @param actions  those that were tried, in order
/// @param deferred what is tried again later; the mail must be kept meanwhile
public record RunReport(List<Tried> actions, List<RunState> deferred) {
    public RunReport {
        actions = List.copyOf(actions);
        deferred = List.copyOf(deferred);
    }

    /// One action that was tried.
    ///
    /// @param index  its place in the rule, from 0
    /// @param type   what SES calls it: `S3`, `SNS`, …
    public record Tried(String ruleName, int index, String type, ActionResult result) {}

    /// Whether everything is done.
    public boolean isFinal() {
        return deferred.isEmpty();
    }
}
