package io.pennypost.ses.account;

import java.util.Optional;

/// What was changed of an account. What is absent follows the configuration, also when that changes later.
record AccountDocument(
        Optional<Standing> standing,
        Optional<SuppressionAttributes> suppression,
        Optional<AccountDetails> details,
        Optional<Preferences> preferences) {
    /// Nothing was changed.
    static final AccountDocument EMPTY =
            new AccountDocument(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// Whether and how much it may send.
    ///
    /// @param granted the limits with which it left the sandbox, by the operator's word
    record Standing(
            Optional<Boolean> sendingEnabled,
            Optional<SendingLimits> granted,
            Optional<EnforcementStatus> enforcementStatus) {
        static final Standing UNCHANGED = new Standing(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// The account, of what was changed and what the configuration says.
    Account over(AccountSettings settings) {
        var own = standing.orElse(Standing.UNCHANGED);
        return new Account(
                own.sendingEnabled().orElse(true),
                own.granted().isPresent() || settings.production(),
                own.enforcementStatus().orElse(EnforcementStatus.HEALTHY),
                own.granted().orElseGet(settings::limits),
                suppression.orElse(SuppressionAttributes.FRESH),
                details,
                preferences.orElse(Preferences.NONE));
    }

    AccountDocument withSendingEnabled(boolean enabled) {
        var own = standing.orElse(Standing.UNCHANGED);
        return with(new Standing(Optional.of(enabled), own.granted(), own.enforcementStatus()));
    }

    AccountDocument withGranted(SendingLimits limits) {
        var own = standing.orElse(Standing.UNCHANGED);
        return with(new Standing(own.sendingEnabled(), Optional.of(limits), own.enforcementStatus()));
    }

    private AccountDocument with(Standing changed) {
        return new AccountDocument(Optional.of(changed), suppression, details, preferences);
    }

    AccountDocument withSuppression(SuppressionAttributes attributes) {
        return new AccountDocument(standing, Optional.of(attributes), details, preferences);
    }

    AccountDocument withDetails(AccountDetails told) {
        return new AccountDocument(standing, suppression, Optional.of(told), preferences);
    }

    AccountDocument withPreferences(Preferences chosen) {
        return new AccountDocument(standing, suppression, details, Optional.of(chosen));
    }
}
