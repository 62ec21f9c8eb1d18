package io.pennypost.send.admit;

import io.pennypost.ses.configset.ConfigurationSets;
import io.pennypost.ses.identity.SendingIdentities;
import java.util.Optional;

/// The configuration set in effect exists and may send.
///
/// In effect is the one asked for, else (raw) the one of the control header, else the default of the sending identity.
final class ConfigurationSetIsUsable implements Check {
    private final ConfigurationSets sets;
    private final SendingIdentities identities;

    ConfigurationSetIsUsable(ConfigurationSets sets, SendingIdentities identities) {
        this.sets = sets;
        this.identities = identities;
    }

    @Override
    public Optional<Refusal> check(Candidate candidate) {
        var name = candidate
                .given
                .configurationSet()
                .filter(given -> !given.isEmpty())
                .or(() -> candidate.raw.flatMap(RawFacts::configurationSet))
                .or(() -> defaultOfIdentity(candidate));
        if (name.isEmpty()) {
            return Optional.empty();
        }
        candidate.configurationSet = sets.find(candidate.caller.scope(), name.get());
        if (candidate.configurationSet.isEmpty()) {
            return Optional.of(new Refusal.NoConfigurationSet(name.get()));
        }
        return candidate.configurationSet.get().isSendingEnabled()
                ? Optional.empty()
                : Optional.of(new Refusal.ConfigurationSetPaused(name.get()));
    }

    private Optional<String> defaultOfIdentity(Candidate candidate) {
        // The set of another account's identity is another account's.
        if (!candidate.identityOwner().equals(candidate.caller.scope())) {
            return Optional.empty();
        }
        var address = candidate.requiredSource().address();
        return identities
                .sendingIdentity(candidate.caller.scope(), address.local(), address.domain())
                .flatMap(identity -> identity.settings().configurationSet());
    }
}
