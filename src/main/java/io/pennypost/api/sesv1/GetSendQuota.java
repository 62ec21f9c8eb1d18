package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.account.Accounts;

/// How much the account may send in this region, and has sent.
///
/// AWS: SES API v1, `GetSendQuota`.
final class GetSendQuota implements Operation<GetSendQuota.Input, GetSendQuota.Output> {
    record Input() {}

    record Output(double max24HourSend, double maxSendRate, double sentLast24Hours) {}

    private final Accounts accounts;

    GetSendQuota(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var quota = accounts.quota(caller.scope());
        return new Output(quota.max24HourSend(), quota.maxSendRate(), quota.sentLast24Hours());
    }
}
