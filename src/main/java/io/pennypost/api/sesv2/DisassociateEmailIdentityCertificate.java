package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.identity.IdentityCertificates;
import java.util.Optional;

/// Takes the S/MIME certificate of an address away; without one it is success.
///
/// AWS: SES API v2, `DisassociateEmailIdentityCertificate`.
final class DisassociateEmailIdentityCertificate
        implements Operation<DisassociateEmailIdentityCertificate.Input, DisassociateEmailIdentityCertificate.Output> {
    record Input(String emailIdentity, Optional<String> fromAddress) {}

    record Output() {}

    private final IdentityCertificates certificates;

    DisassociateEmailIdentityCertificate(IdentityCertificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        certificates.disassociate(
                caller.scope(), input.emailIdentity(), input.fromAddress().filter(address -> !address.isEmpty()));
        return new Output();
    }
}
