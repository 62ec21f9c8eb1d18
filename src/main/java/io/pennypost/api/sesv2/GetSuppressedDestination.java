package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.configset.SuppressionReason;
import io.pennypost.ses.suppression.ListKey;
import io.pennypost.ses.suppression.Suppressed;
import io.pennypost.ses.suppression.Suppressions;
import java.time.Instant;
import java.util.Optional;

/// One address of a suppression list. Attributes are there where SES added it by itself.
///
/// AWS: SES API v2, `GetSuppressedDestination`.
final class GetSuppressedDestination
        implements Operation<GetSuppressedDestination.Input, GetSuppressedDestination.Output> {
    record Input(String emailAddress, Optional<String> tenantName) {}

    record Output(SuppressedDestination suppressedDestination) {}

    /// AWS: shape `SuppressedDestination`.
    record SuppressedDestination(
            String emailAddress,
            SuppressionReason reason,
            Instant lastUpdateTime,
            Optional<SuppressedDestinationAttributes> attributes,
            Optional<String> tenantName) {}

    /// AWS: shape `SuppressedDestinationAttributes`.
    record SuppressedDestinationAttributes(String messageId, String feedbackId) {
        static SuppressedDestinationAttributes of(Suppressed.Cause cause) {
            return new SuppressedDestinationAttributes(cause.messageId(), cause.feedbackId());
        }
    }

    private final Suppressions suppressions;

    GetSuppressedDestination(Suppressions suppressions) {
        this.suppressions = suppressions;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var entry = suppressions.get(new ListKey(caller.scope(), input.tenantName()), input.emailAddress());
        return new Output(new SuppressedDestination(
                entry.address(),
                entry.reason(),
                entry.updatedAt(),
                entry.cause().map(SuppressedDestinationAttributes::of),
                input.tenantName()));
    }
}
