package io.pennypost.ses.identity;

/// An S/MIME certificate that is to sign for one address. AWS: shape `IdentityCertificate`.
///
/// @param fromAddress    as [IdentityName] writes it
/// @param certificateArn of the certificate manager that keeps it
public record IdentityCertificate(String fromAddress, String certificateArn) {}
