package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.identity.Identities;
import java.util.List;

/// The addresses that are verified, in their order.
///
/// AWS: SES API v1, `ListVerifiedEmailAddresses`.
final class ListVerifiedEmailAddresses
        implements Operation<ListVerifiedEmailAddresses.Input, ListVerifiedEmailAddresses.Output> {
    record Input() {}

    record Output(List<String> verifiedEmailAddresses) {}

    private final Identities identities;

    ListVerifiedEmailAddresses(Identities identities) {
        this.identities = identities;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(identities.verifiedAddresses(caller.scope()));
    }
}
