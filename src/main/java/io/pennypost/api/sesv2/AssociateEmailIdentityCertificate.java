package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.identity.IdentityCertificates;
import java.util.Optional;

/// Names the S/MIME certificate of an address. It is kept, but no mail is signed with it.
///
/// AWS: SES API v2, `AssociateEmailIdentityCertificate`.
final class AssociateEmailIdentityCertificate
        implements Operation<AssociateEmailIdentityCertificate.Input, AssociateEmailIdentityCertificate.Output> {
    record Input(String emailIdentity, Optional<String> fromAddress, String certificateArn) {}

    record Output() {}

    private final IdentityCertificates certificates;

    AssociateEmailIdentityCertificate(IdentityCertificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        certificates.associate(
                caller.scope(),
                input.emailIdentity(),
                input.fromAddress().filter(address -> !address.isEmpty()),
                input.certificateArn());
        return new Output();
    }
}
