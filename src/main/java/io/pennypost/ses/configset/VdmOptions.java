package io.pennypost.ses.configset;

import java.util.Optional;

/// What the Virtual Deliverability Manager does for a set. AWS: shape `VdmOptions`.
public record VdmOptions(Optional<DashboardOptions> dashboardOptions, Optional<GuardianOptions> guardianOptions) {
    /// Nothing.
    public static final VdmOptions NONE = new VdmOptions(Optional.empty(), Optional.empty());

    /// Whether there is anything in it; a block without anything is none.
    boolean saysSomething() {
        return dashboardOptions.flatMap(DashboardOptions::engagementMetrics).isPresent()
                || guardianOptions
                        .flatMap(GuardianOptions::optimizedSharedDelivery)
                        .isPresent();
    }

    /// AWS: shape `DashboardOptions`.
    ///
    /// @param engagementMetrics `ENABLED` or `DISABLED`
    public record DashboardOptions(Optional<String> engagementMetrics) {}

    /// AWS: shape `GuardianOptions`.
    ///
    /// @param optimizedSharedDelivery `ENABLED` or `DISABLED`
    public record GuardianOptions(Optional<String> optimizedSharedDelivery) {}
}
