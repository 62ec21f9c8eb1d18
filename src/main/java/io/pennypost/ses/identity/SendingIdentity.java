package io.pennypost.ses.identity;

/// What a From address may be used under.
///
/// @param settings the most specific identity that covers the address: its feedback, MAIL FROM and default
/// configuration
///                 set count, and its ARN is the resource that is authorised
/// @param verified the identity whose verification makes it usable: the same, or a domain above it
public record SendingIdentity(Identity settings, Identity verified) {}
