package io.pennypost.ses.account;

import io.pennypost.ses.configset.SuppressionReason;
import java.util.List;
import java.util.Optional;

/// One account in one region.
///
/// @param sendingEnabled    its own switch
/// @param productionAccess  false: sandbox, only verified recipients
/// @param enforcementStatus its standing with the operator
/// @param limits            how much it may send
/// @param suppression       its suppression list
/// @param details           what its owner told of the mail to be sent
public record Account(
        boolean sendingEnabled,
        boolean productionAccess,
        EnforcementStatus enforcementStatus,
        SendingLimits limits,
        SuppressionAttributes suppression,
        Optional<AccountDetails> details,
        Preferences preferences) {
    /// What puts an address on its suppression list.
    public List<SuppressionReason> suppressedReasons() {
        return suppression.suppressedReasons();
    }
}
