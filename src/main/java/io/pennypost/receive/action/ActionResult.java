package io.pennypost.receive.action;

/// What came of one action.
public sealed interface ActionResult {
    /// It was performed, or there was nothing to do.
    ///
    /// @param detail for people
    record Done(Flow flow, String detail) implements ActionResult {
        static Done go(String detail) {
            return new Done(Flow.CONTINUE, detail);
        }
    }

    /// It failed and is tried again later.
    record Retried(String reason) implements ActionResult {}

    /// It failed for good; the run goes on without it.
    record GivenUp(String reason) implements ActionResult {}
}
