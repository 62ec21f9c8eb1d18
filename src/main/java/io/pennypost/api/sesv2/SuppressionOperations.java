package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.ses.suppression.Suppressions;
import java.util.List;

/// The operations of SES API v2 on suppression lists.
public final class SuppressionOperations {
    private SuppressionOperations() {}

    /// All of them.
    public static List<Operation<?, ?>> of(Suppressions suppressions) {
        return List.of(
                new DeleteSuppressedDestination(suppressions),
                new GetSuppressedDestination(suppressions),
                new ListSuppressedDestinations(suppressions),
                new PutSuppressedDestination(suppressions));
    }
}
