package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.suppression.ListKey;
import io.pennypost.ses.suppression.Suppressions;
import java.util.Optional;

/// Takes one address off a suppression list.
///
/// AWS: SES API v2, `DeleteSuppressedDestination`.
final class DeleteSuppressedDestination
        implements Operation<DeleteSuppressedDestination.Input, DeleteSuppressedDestination.Output> {
    record Input(String emailAddress, Optional<String> tenantName) {}

    record Output() {}

    private final Suppressions suppressions;

    DeleteSuppressedDestination(Suppressions suppressions) {
        this.suppressions = suppressions;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        suppressions.delete(new ListKey(caller.scope(), input.tenantName()), input.emailAddress());
        return new Output();
    }
}
