package io.pennypost.api.sts;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;

/// Tells the caller who it is. No policy can deny it.
///
/// AWS: STS, `GetCallerIdentity`.
final class GetCallerIdentity implements Operation<GetCallerIdentity.Input, GetCallerIdentity.Output> {
    record Input() {}

    /// All three are always there.
    ///
    /// @param userId the account id for root, `AIDA…` for a user, `AROA…:session` for a role
    record Output(String userId, String account, String arn) {}

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(caller.userId(), caller.scope().account(), caller.principalArn());
    }
}
