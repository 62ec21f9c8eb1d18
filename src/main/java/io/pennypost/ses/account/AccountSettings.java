package io.pennypost.ses.account;

/// What the operator grants an account that has nothing of its own: the table `account`.
///
/// @param production false: sandbox, only verified recipients
public record AccountSettings(boolean production, SendingLimits limits) {
    /// @param maxSendRate   recipients per second, -1 for no limit
    /// @param max24HourSend recipients in a rolling day, -1 for no limit
    public AccountSettings(boolean production, double maxSendRate, double max24HourSend) {
        this(production, new SendingLimits(maxSendRate, max24HourSend));
    }

    /// No limits, outside of the sandbox: `dev`.
    public static AccountSettings unlimited() {
        return new AccountSettings(true, -1, -1);
    }

    /// What SES grants: 1 a second and 200 a day in the sandbox, 14 and 50 000 outside.
    public static AccountSettings ses(boolean production) {
        return production ? new AccountSettings(true, SendingLimits.PRODUCTION) : new AccountSettings(false, 1, 200);
    }
}
