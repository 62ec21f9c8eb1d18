package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.configset.SuppressionReason;
import io.pennypost.ses.suppression.ListKey;
import io.pennypost.ses.suppression.Suppressions;
import java.util.Optional;

/// Puts one address on a suppression list. Putting it twice is success.
///
/// AWS: SES API v2, `PutSuppressedDestination`.
final class PutSuppressedDestination
        implements Operation<PutSuppressedDestination.Input, PutSuppressedDestination.Output> {
    record Input(String emailAddress, SuppressionReason reason, Optional<String> tenantName) {}

    record Output() {}

    private final Suppressions suppressions;

    PutSuppressedDestination(Suppressions suppressions) {
        this.suppressions = suppressions;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        suppressions.put(new ListKey(caller.scope(), input.tenantName()), input.emailAddress(), input.reason());
        return new Output();
    }
}
