package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.identity.Identities;
import java.util.List;

/// Registers a domain if need be, sets Easy DKIM up, and tells its three tokens.
///
/// AWS: SES API v1, `VerifyDomainDkim`.
final class VerifyDomainDkim implements Operation<VerifyDomainDkim.Input, VerifyDomainDkim.Output> {
    record Input(String domain) {}

    record Output(List<String> dkimTokens) {}

    private final Identities identities;

    VerifyDomainDkim(Identities identities) {
        this.identities = identities;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(
                identities.verifyDkim(caller.scope(), input.domain()).dkim().tokens());
    }
}
