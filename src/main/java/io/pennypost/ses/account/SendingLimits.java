package io.pennypost.ses.account;

/// How much an account may send.
///
/// @param maxSendRate   recipients per second, -1 for no limit
/// @param max24HourSend recipients in a rolling day, -1 for no limit
public record SendingLimits(double maxSendRate, double max24HourSend) {
    /// What SES commonly gives an account that leaves the sandbox.
    public static final SendingLimits PRODUCTION = new SendingLimits(14, 50_000);

    public SendingLimits {
        if ((maxSendRate != -1 && !(maxSendRate > 0)) || (max24HourSend != -1 && !(max24HourSend >= 0))) {
            throw new IllegalArgumentException("A limit is positive, or -1 for none.");
        }
    }

    /// The larger of each.
    SendingLimits orMore(SendingLimits other) {
        return new SendingLimits(larger(maxSendRate, other.maxSendRate), larger(max24HourSend, other.max24HourSend));
    }

    private static double larger(double one, double other) {
        return one == -1 || other == -1 ? -1 : Math.max(one, other);
    }
}
