package io.pennypost.ses.identity;

/// The custom MAIL FROM of an identity.
///
/// @param domain          a sub-domain of the identity's
/// @param check           whether its MX was seen
/// @param rejectOnFailure whether sends are refused while it is not usable
public record MailFrom(String domain, Check check, boolean rejectOnFailure) {
    /// Whether bounces find their way through it now.
    public boolean isUsable() {
        return check.status() == VerificationStatus.SUCCESS;
    }

    MailFrom withCheck(Check changed) {
        return new MailFrom(domain, changed, rejectOnFailure);
    }
}
