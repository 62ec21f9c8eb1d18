package io.pennypost.ses.account;

import java.util.Optional;

/// What the owner chose among the services around sending. What is absent was never chosen.
///
/// @param autoWarmup             whether new dedicated addresses warm up by themselves
/// @param sharedPoolDeliveryMode `GLOBAL` or `REGIONAL`
public record Preferences(
        Optional<Boolean> autoWarmup,
        Optional<VdmAttributes> vdm,
        Optional<PricingPlan> pricing,
        Optional<String> sharedPoolDeliveryMode) {
    /// Nothing was chosen.
    static final Preferences NONE =
            new Preferences(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// Whether new dedicated addresses warm up by themselves, which they do until it is switched off.
    public boolean isAutoWarmup() {
        return autoWarmup.orElse(true);
    }

    /// Whether the Virtual Deliverability Manager was switched on.
    public boolean isVdmEnabled() {
        return vdm.filter(attributes -> attributes.vdmEnabled().equals("ENABLED"))
                .isPresent();
    }

    Preferences withAutoWarmup(boolean enabled) {
        return new Preferences(Optional.of(enabled), vdm, pricing, sharedPoolDeliveryMode);
    }

    Preferences withVdm(VdmAttributes attributes) {
        return new Preferences(autoWarmup, Optional.of(attributes), pricing, sharedPoolDeliveryMode);
    }

    Preferences withPricing(PricingPlan plan) {
        return new Preferences(autoWarmup, vdm, Optional.of(plan), sharedPoolDeliveryMode);
    }

    Preferences withSharedPoolDeliveryMode(String mode) {
        return new Preferences(autoWarmup, vdm, pricing, Optional.of(mode));
    }
}
