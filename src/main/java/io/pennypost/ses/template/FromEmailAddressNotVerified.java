package io.pennypost.ses.template;

import io.pennypost.aws.protocol.ServiceError;
import java.util.Map;

/// The sender of a custom verification template that is no verified identity.
public final class FromEmailAddressNotVerified extends ServiceError {
    private static final long serialVersionUID = 1L;

    /// Names the address.
    public FromEmailAddressNotVerified(String address) {
        super(
                "FromEmailAddressNotVerifiedException",
                "The from email address <" + address + "> is not verified",
                Map.of("FromEmailAddress", address));
    }
}
