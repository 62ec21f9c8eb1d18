package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.ses.account.AccountReviews;
import io.pennypost.ses.account.Accounts;
import java.util.List;

/// The operations of SES API v2 on the account.
public final class AccountOperations {
    private AccountOperations() {}

    /// All of them.
    public static List<Operation<?, ?>> of(Accounts accounts, AccountReviews reviews) {
        return List.of(
                new GetAccount(accounts),
                new PutAccountDedicatedIpWarmupAttributes(accounts),
                new PutAccountDeliveryAttributes(accounts),
                new PutAccountDetails(reviews),
                new PutAccountPricingAttributes(accounts),
                new PutAccountSendingAttributes(accounts),
                new PutAccountSuppressionAttributes(accounts),
                new PutAccountVdmAttributes(accounts));
    }
}
