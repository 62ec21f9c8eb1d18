package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.PageSize;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.identity.IdentityCertificate;
import io.pennypost.ses.identity.IdentityCertificates;
import java.util.List;
import java.util.Optional;

/// The S/MIME certificates of an identity, a page at a time. Since none can be fetched, all are shown as failed.
///
/// AWS: SES API v2, `ListEmailIdentityCertificates`.
final class ListEmailIdentityCertificates
        implements Operation<ListEmailIdentityCertificates.Input, ListEmailIdentityCertificates.Output> {
    record Input(String emailIdentity, Optional<String> nextToken, Optional<Integer> pageSize) {}

    record Output(List<Certificate> certificates, Optional<String> nextToken) {}

    /// AWS: shape `IdentityCertificate`.
    record Certificate(String fromAddress, String status, String certificateArn) {
        static Certificate of(IdentityCertificate certificate) {
            return new Certificate(certificate.fromAddress(), "FAILED", certificate.certificateArn());
        }
    }

    private final IdentityCertificates certificates;

    ListEmailIdentityCertificates(IdentityCertificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var size = PageSize.of(
                input.pageSize(),
                SesLimits.IDENTITY_CERTIFICATES_PAGE_SIZE,
                SesLimits.PAGE_SIZE_MAX,
                "The page size must be between 1 and " + SesLimits.PAGE_SIZE_MAX);
        var page = certificates.list(caller.scope(), input.emailIdentity(), input.nextToken(), size);
        return new Output(page.items().stream().map(Certificate::of).toList(), page.nextToken());
    }
}
