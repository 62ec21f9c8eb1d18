package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.receive.bounce.RequestedBounces;
import java.util.List;

/// The operation of SES API v1 that answers mail that was received.
public final class BounceOperations {
    private BounceOperations() {}

    /// All of them.
    public static List<Operation<?, ?>> of(RequestedBounces bounces) {
        return List.of(new SendBounce(bounces));
    }
}
