package io.pennypost.receive;

/// What is done with mail as long as nothing else is: it is kept for people to read, or said in the ledger that it
/// came.
public final class Unbuilt {
    /// Notes that something came back.
    public static final FeedbackIntake FEEDBACK = (mail, origins) -> Handled.done(new Handled.Note(
            "Feedback",
            "{\"messages\":["
                    + String.join(
                            ",",
                            origins.stream()
                                    .map(origin ->
                                            '"' + Long.toString(origin.message().value()) + '"')
                                    .toList())
                    + "],\"class\":\"unclassified\"}"));

    /// Keeps the mail for reading.
    public static final RuleRun RULES =
            (_, rules, _, _) -> Handled.keptForReading(new Handled.Note("StoredToInbox", "{}"));

    /// There is no operator any more to whom mail could go.
    public static final OperatorCopies NO_OPERATOR = _ -> Handled.done(new Handled.Note("NoOperator", "{}"));

    private Unbuilt() {}
}
