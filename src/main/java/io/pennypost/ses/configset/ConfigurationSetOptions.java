package io.pennypost.ses.configset;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.NotFound;
import java.time.InstantSource;
import java.util.Optional;

/// Changes of the option blocks of a configuration set; those of tracking are in [ConfigurationSetTracking].
///
/// What is put takes the place of the whole block; a block that says nothing is taken away. Every method throws
/// [NotFound] `Configuration set <X> does not exist.` Safe for use by many threads.
public final class ConfigurationSetOptions {
    private final ConfigurationSets sets;
    private final InstantSource clock;

    public ConfigurationSetOptions(ConfigurationSets sets, InstantSource clock) {
        this.sets = sets;
        this.clock = clock;
    }

    /// Pauses sending, or goes on. The rates of bounces and complaints begin anew when a paused set goes on.
    public void enableSending(Scope scope, String name, boolean enabled) {
        var now = clock.instant();
        sets.change(scope, name, set -> {
            var changed = set.withSending(SendingOptions.of(enabled));
            return enabled && !set.isSendingEnabled()
                    ? changed.withReputation(reputation(set).freshSince(now))
                    : changed;
        });
    }

    /// Counts bounces and complaints, or does not.
    public void enableReputationMetrics(Scope scope, String name, boolean enabled) {
        sets.change(scope, name, set -> set.withReputation(reputation(set).withMetricsEnabled(enabled)));
    }

    private static ReputationOptions reputation(ConfigurationSet set) {
        return set.reputation().orElse(ReputationOptions.OFF);
    }

    /// Puts all that is said about delivery.
    ///
    /// @throws BadRequest `sendingPoolName can't be blank.`
    /// @throws NotFound   `SendingPool <x> doesn't exist`
    public void putDelivery(Scope scope, String name, DeliveryOptions delivery) {
        sets.require(scope, name);
        sets.references().checkPool(scope, delivery);
        sets.change(scope, name, set -> set.withDelivery(delivery));
    }

    /// Puts what v1 knows about delivery, and leaves alone what only v2 knows.
    ///
    /// @param policy empty to say nothing
    public void putTlsPolicy(Scope scope, String name, Optional<TlsPolicy> policy) {
        sets.change(
                scope,
                name,
                set -> set.withDelivery(
                        set.delivery().orElse(DeliveryOptions.NONE).withTlsPolicy(policy)));
    }

    /// Puts which suppressed addresses count. SES: a list without reasons means that none does; no call takes the
    /// block away again.
    public void putSuppression(Scope scope, String name, SuppressionOptions suppression) {
        sets.change(scope, name, set -> set.withSuppression(suppression));
    }

    /// Puts what the Virtual Deliverability Manager does.
    public void putVdm(Scope scope, String name, VdmOptions vdm) {
        sets.change(scope, name, set -> set.withVdm(vdm));
    }

    /// Puts where sent mail is archived.
    public void putArchiving(Scope scope, String name, ArchivingOptions archiving) {
        sets.change(scope, name, set -> set.withArchiving(archiving));
    }

    /// Changes the blocks that are given and leaves the others alone.
    ///
    /// @param messageSecurity how messages are signed for their readers
    public void update(Scope scope, String name, Optional<MessageSecurityOptions> messageSecurity) {
        sets.change(
                scope,
                name,
                set -> messageSecurity.map(set::withMessageSecurity).orElse(set));
    }
}
