package io.pennypost.api.sesv2;

import io.pennypost.ses.identity.Dkim;
import io.pennypost.ses.identity.DkimKey;
import io.pennypost.ses.identity.DkimOrigin;
import io.pennypost.ses.identity.DkimZone;
import io.pennypost.ses.identity.KeyLength;
import io.pennypost.ses.identity.VerificationStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The DKIM block of an identity as callers see it. AWS: shape `DkimAttributes`.
///
/// @param signingHostedZone absent where the operator has no zone, and of BYODKIM
record DkimAttributes(
        boolean signingEnabled,
        VerificationStatus status,
        List<String> tokens,
        Optional<String> signingHostedZone,
        DkimOrigin signingAttributesOrigin,
        Optional<KeyLength> nextSigningKeyLength,
        Optional<KeyLength> currentSigningKeyLength,
        Optional<Instant> lastKeyGenerationTimestamp) {
    static DkimAttributes of(Dkim dkim, DkimZone zone) {
        return of(dkim, zone, dkim.check().status());
    }

    /// The answer to a creation: SES says NOT_STARTED until the first look.
    static DkimAttributes ofNew(Dkim dkim, DkimZone zone) {
        var status = dkim.check().status();
        return of(dkim, zone, status == VerificationStatus.PENDING ? VerificationStatus.NOT_STARTED : status);
    }

    private static DkimAttributes of(Dkim dkim, DkimZone zone, VerificationStatus status) {
        var easy = dkim.origin() == DkimOrigin.AWS_SES && dkim.key().isPresent();
        return new DkimAttributes(
                dkim.signingEnabled(),
                status,
                dkim.tokens(),
                easy ? zone.signingHostedZone() : Optional.empty(),
                dkim.origin(),
                dkim.nextLength(),
                dkim.currentLength(),
                easy ? dkim.key().map(DkimKey::createdAt) : Optional.empty());
    }
}
