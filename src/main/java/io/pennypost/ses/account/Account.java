package io.pennypost.ses.account;

import io.pennypost.ses.configset.SuppressionReason;
import java.util.List;

/// One account in one region.
///
/// @param sendingEnabled     its own switch
/// @param productionAccess   false: sandbox, only verified recipients
/// @param enforcementStatus  its standing with the operator
/// @param suppressedReasons  what puts an address on its suppression list
/// @param autoWarmup         whether new dedicated addresses warm up by themselves
/// @param maxSendRate        recipients per second, -1 for no limit
/// @param max24HourSend      recipients in a rolling day, -1 for no limit
public record Account(
        boolean sendingEnabled,
        boolean productionAccess,
        EnforcementStatus enforcementStatus,
        List<SuppressionReason> suppressedReasons,
        boolean autoWarmup,
        double maxSendRate,
        double max24HourSend) {
    public Account {
        suppressedReasons = List.copyOf(suppressedReasons);
    }

    /// An account that nobody has changed yet, as SES makes it.
    static Account fresh(AccountSettings settings) {
        return new Account(
                true,
                settings.production(),
                EnforcementStatus.HEALTHY,
                List.of(SuppressionReason.BOUNCE, SuppressionReason.COMPLAINT),
                true,
                settings.maxSendRate(),
                settings.max24HourSend());
    }

    /// With another position of its switch.
    public Account withSendingEnabled(boolean enabled) {
        return new Account(
                enabled,
                productionAccess,
                enforcementStatus,
                suppressedReasons,
                autoWarmup,
                maxSendRate,
                max24HourSend);
    }
}
