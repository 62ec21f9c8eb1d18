package io.pennypost.api.sesv2;

import io.pennypost.auth.Caller;
import io.pennypost.aws.protocol.ServiceError;
import java.util.Optional;

/// Resources that this server has no way to create yet do not exist.
final class UnknownResources {
    private UnknownResources() {}

    static void refuse(Caller caller, Optional<String> tenantName, Optional<String> endpointId) {
        tenantName.ifPresent(name -> {
            throw new ServiceError(
                    "NotFoundException",
                    "Tenant <" + name + "> for AwsAccountId <" + caller.scope().account() + "> not found.");
        });
        endpointId.ifPresent(id -> {
            throw new ServiceError("BadRequestException", "Multi-region endpoint " + id + " does not exist.");
        });
    }
}
