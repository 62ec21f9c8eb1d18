package io.pennypost.api.sesv1;

import java.util.Optional;

/// Where tracking links point. AWS: shape `TrackingOptions` of v1.
record TrackingOptions(Optional<String> customRedirectDomain) {}
