package io.pennypost.send.admit;

import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.account.EnforcementStatus;
import java.util.Optional;

/// The account is neither paused nor shut down.
final class AccountMaySend implements Check {
    private final Accounts accounts;

    AccountMaySend(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<Refusal> check(Candidate candidate) {
        var account = accounts.of(candidate.caller.scope());
        if (account.enforcementStatus() == EnforcementStatus.SHUTDOWN) {
            return Optional.of(new Refusal.AccountSuspended());
        }
        return account.sendingEnabled() ? Optional.empty() : Optional.of(new Refusal.AccountPaused());
    }
}
