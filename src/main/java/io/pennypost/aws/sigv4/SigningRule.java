package io.pennypost.aws.sigv4;

import java.time.Duration;
import java.util.List;

/// What one service accepts.
///
/// @param services        accepted service names of the credential scope; the first is the one that errors name
/// @param skew            how far the signer's clock may be off, either way: 5 minutes for SES, 15 for IAM, STS, SNS
/// @param unsignedPayload whether `X-Amz-Content-Sha256: UNSIGNED-PAYLOAD` is accepted, which leaves the body unproven
public record SigningRule(List<String> services, Duration skew, boolean unsignedPayload) {
    public SigningRule {
        services = List.copyOf(services);
        if (services.isEmpty()) {
            throw new IllegalArgumentException("A service has at least one signing name.");
        }
    }

    /// A rule for the given skew and names, where every body is proven.
    public static SigningRule of(Duration skew, String... services) {
        return new SigningRule(List.of(services), skew, false);
    }
}
