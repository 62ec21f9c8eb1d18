package io.pennypost.server.settings;

/// `[account]`: the account of the root credentials and what it may send.
///
/// @param maxSendRate   recipients per second; -1 is no limit
/// @param max24HourSend recipients in any 24 hours; -1 is no limit
public record AccountSettings(String id, boolean production, double maxSendRate, long max24HourSend) {
    // SES: what a new account gets, and what it commonly gets when it leaves the sandbox.
    private static final double SANDBOX_RATE = 1;
    private static final long SANDBOX_DAY = 200;
    private static final double PRODUCTION_RATE = 14;
    private static final long PRODUCTION_DAY = 50_000;

    static AccountSettings read(Reading in) {
        var id = in.key("account.id", Kinds.ACCOUNT, "account of the root credentials")
                .or("000000000000");
        boolean production = in.key("account.production", Kinds.FLAG, "whether the account starts outside the sandbox")
                .or(true, false);
        boolean unlimited = in.mode() == Mode.DEV;
        var rate = in.key("account.max_send_rate", Kinds.RATE, "recipients per second; -1 is no limit")
                .orElse(
                        "dev: -1, serve: 1 in the sandbox, 14 in production",
                        () -> unlimited ? -1 : production ? PRODUCTION_RATE : SANDBOX_RATE);
        var day = in.key("account.max_24_hour_send", Kinds.QUOTA, "recipients in any 24 hours; -1 is no limit")
                .orElse(
                        "dev: -1, serve: 200 in the sandbox, 50000 in production",
                        () -> unlimited ? -1 : production ? PRODUCTION_DAY : SANDBOX_DAY);
        return new AccountSettings(id, production, rate, day);
    }
}
