package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.identity.Identities;

/// Deletes an identity; deleting what is not there is success. The older name of `DeleteIdentity`.
///
/// AWS: SES API v1, `DeleteVerifiedEmailAddress`.
final class DeleteVerifiedEmailAddress
        implements Operation<DeleteVerifiedEmailAddress.Input, DeleteVerifiedEmailAddress.Output> {
    record Input(String emailAddress) {}

    record Output() {}

    private final Identities identities;

    DeleteVerifiedEmailAddress(Identities identities) {
        this.identities = identities;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var _ = identities.delete(caller.scope(), input.emailAddress());
        return new Output();
    }
}
