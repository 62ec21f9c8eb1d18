package io.pennypost.ses.account;

import io.pennypost.aws.arn.Scope;

/// What accounts may still send: a rate and a rolling day, both in recipients, for each account and region.
///
/// Whoever accepts a message takes first what it costs, and gives it back when the message could not be kept: a
/// failed call is not counted. Where several processes serve one account, each leases its share behind this port.
/// Safe for use by many threads.
public interface SendingAllowance {
    /// Takes the cost of one message.
    ///
    /// @param recipients all of them: they count for the rate
    /// @param counted    those that count for the day, which those of the simulator do not
    Answer take(Scope scope, int recipients, int counted);

    /// Whether there is enough, or what there is too little of.
    sealed interface Answer {
        /// The cost is taken.
        record Granted(Grant grant) implements Answer {}

        /// Nothing was taken.
        record Refused(Excess excess) implements Answer {}
    }

    /// What was taken for one message.
    @FunctionalInterface
    interface Grant {
        /// Undoes the taking. To be called once at most.
        void giveBack();
    }

    /// What there would be too much of. The rate is looked at first.
    enum Excess {
        RATE,
        DAILY_QUOTA
    }

    /// Everybody may send without end.
    static SendingAllowance unlimited() {
        return (scope, recipients, counted) -> new Answer.Granted(() -> {});
    }
}
