package io.pennypost.receive;

/// Hands mail for our own host names to the operator.
@FunctionalInterface
public interface OperatorCopies {
    /// There is no operator any more to whom mail could go.
    OperatorCopies NONE = _ -> Handled.done(new Handled.Note("NoOperator", "{}"));

    /// Sends one mail on. It may come again after a crash.
    Handled forward(ReceivedMail mail);
}
