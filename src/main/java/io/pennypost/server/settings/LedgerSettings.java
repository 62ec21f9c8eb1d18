package io.pennypost.server.settings;

/// `[ledger]`: what is remembered of messages that are done.
///
/// @param keepDays whole UTC days
public record LedgerSettings(int keepDays, boolean keepBodies) {
    private static final long DAYS_MAX = 3_650;

    static LedgerSettings read(Reading in) {
        var days = in.key(
                        "ledger.keep_days",
                        Kinds.count(1, DAYS_MAX),
                        "UTC days for which messages, attempts and events can be asked for")
                .or(30L);
        var bodies = in.key("ledger.keep_bodies", Kinds.FLAG, "whether bodies stay readable after delivery")
                .or(true, false);
        return new LedgerSettings(days.intValue(), bodies);
    }
}
