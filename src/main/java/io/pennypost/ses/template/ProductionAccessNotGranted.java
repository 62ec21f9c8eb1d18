package io.pennypost.ses.template;

import io.pennypost.aws.protocol.ServiceError;

/// Something that an account in the sandbox may not do.
public final class ProductionAccessNotGranted extends ServiceError {
    private static final long serialVersionUID = 1L;

    /// Code `ProductionAccessNotGrantedException`.
    public ProductionAccessNotGranted() {
        super(
                "ProductionAccessNotGrantedException",
                "Production access has not been granted: the account is in the sandbox.");
    }
}
