package io.pennypost.receive.feedback;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.configset.ConfigurationSets;
import io.pennypost.ses.configset.SuppressionOptions;
import io.pennypost.ses.configset.SuppressionReason;
import io.pennypost.ses.suppression.ListKey;
import io.pennypost.ses.suppression.Suppressed;
import io.pennypost.ses.suppression.Suppressions;
import io.pennypost.store.LedgerEntry;
import java.util.List;

/// Puts addresses on the account's suppression list, where the message's configuration set or else the account says so.
///
/// @param suppressions the lists
public record AutomaticSuppression(Suppressions suppressions, ConfigurationSets sets, Accounts accounts) {
    void add(LedgerEntry message, String address, SuppressionReason reason, String feedbackId, String evidence) {
        if (reasons(message).contains(reason)) {
            suppressions.add(
                    ListKey.ofAccount(message.scope()),
                    address,
                    reason,
                    new Suppressed.Cause(message.sesMessageId(), feedbackId, evidence));
        }
    }

    private List<SuppressionReason> reasons(LedgerEntry message) {
        Scope scope = message.scope();
        return message.configurationSet()
                .flatMap(name -> sets.find(scope, name))
                .flatMap(set -> set.suppression().map(SuppressionOptions::suppressedReasons))
                .orElseGet(() -> accounts.of(scope).suppressedReasons());
    }
}
