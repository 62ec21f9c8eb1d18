package io.pennypost.receive;

/// Hands mail for our own host names to the operator.
@FunctionalInterface
public interface OperatorCopies {
    /// Sends one mail on. It may come again after a crash.
    Handled forward(ReceivedMail mail);
}
