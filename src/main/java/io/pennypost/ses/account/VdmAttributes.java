package io.pennypost.ses.account;

import java.util.Optional;

/// What the Virtual Deliverability Manager does for an account. AWS: shape `VdmAttributes`.
///
/// @param vdmEnabled `ENABLED` or `DISABLED`; the rest exists only while it is enabled
public record VdmAttributes(
        String vdmEnabled,
        Optional<DashboardAttributes> dashboardAttributes,
        Optional<GuardianAttributes> guardianAttributes) {
    public VdmAttributes {
        if (!vdmEnabled.equals("ENABLED")) {
            dashboardAttributes = Optional.empty();
            guardianAttributes = Optional.empty();
        }
    }

    /// AWS: shape `DashboardAttributes`.
    ///
    /// @param engagementMetrics `ENABLED` or `DISABLED`
    public record DashboardAttributes(Optional<String> engagementMetrics) {}

    /// AWS: shape `GuardianAttributes`.
    ///
    /// @param optimizedSharedDelivery `ENABLED` or `DISABLED`
    public record GuardianAttributes(Optional<String> optimizedSharedDelivery) {}
}
