package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.identity.Identities;

/// Deletes an identity; deleting what is not there is success.
///
/// AWS: SES API v1, `DeleteIdentity`.
final class DeleteIdentity implements Operation<DeleteIdentity.Input, DeleteIdentity.Output> {
    record Input(String identity) {}

    record Output() {}

    private final Identities identities;

    DeleteIdentity(Identities identities) {
        this.identities = identities;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var _ = identities.delete(caller.scope(), input.identity());
        return new Output();
    }
}
