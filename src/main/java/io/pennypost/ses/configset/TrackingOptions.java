package io.pennypost.ses.configset;

import java.util.Optional;

/// Where tracking links point. AWS: shape `TrackingOptions`.
///
/// @param customRedirectDomain a verified domain of the account, or below one
/// @param httpsPolicy          `REQUIRE`, `REQUIRE_OPEN_ONLY` or `OPTIONAL`
public record TrackingOptions(String customRedirectDomain, Optional<String> httpsPolicy) {}
