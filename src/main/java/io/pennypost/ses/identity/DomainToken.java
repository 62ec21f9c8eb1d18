package io.pennypost.ses.identity;

import java.time.Instant;
import java.util.Optional;

/// The proof of SES API v1: a text at `_amazonses.<domain>`.
///
/// @param value  44 characters, base64 of 32 random bytes
/// @param seenAt when it was last seen in DNS
public record DomainToken(String value, Optional<Instant> seenAt) {}
