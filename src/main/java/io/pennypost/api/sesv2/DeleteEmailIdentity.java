package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.identity.Identities;

/// Deletes an identity with its keys, policies and tags.
///
/// AWS: SES API v2, `DeleteEmailIdentity`.
final class DeleteEmailIdentity implements Operation<DeleteEmailIdentity.Input, DeleteEmailIdentity.Output> {
    record Input(String emailIdentity) {}

    record Output() {}

    private final Identities identities;

    DeleteEmailIdentity(Identities identities) {
        this.identities = identities;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        if (!identities.delete(caller.scope(), input.emailIdentity())) {
            throw new NotFound("Identity " + input.emailIdentity() + " does not exist.");
        }
        return new Output();
    }
}
