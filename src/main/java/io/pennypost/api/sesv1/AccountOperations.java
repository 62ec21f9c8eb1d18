package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.ses.account.Accounts;
import java.util.List;

/// The operations of SES API v1 on the account.
public final class AccountOperations {
    private AccountOperations() {}

    /// All of them.
    public static List<Operation<?, ?>> of(Accounts accounts) {
        return List.of(
                new GetAccountSendingEnabled(accounts),
                new GetSendQuota(accounts),
                new UpdateAccountSendingEnabled(accounts));
    }
}
