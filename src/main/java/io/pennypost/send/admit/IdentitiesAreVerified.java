package io.pennypost.send.admit;

import io.pennypost.mail.address.Address;
import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.identity.SendingIdentities;
import io.pennypost.ses.simulator.SimulatorAddress;
import java.util.LinkedHashSet;
import java.util.Optional;

/// All senders are verified; in the sandbox all recipients too, or they are of the simulator. What fails is told at
/// once, senders first.
final class IdentitiesAreVerified implements Check {
    private final SendersAreVerified senders;
    private final Accounts accounts;
    private final SendingIdentities identities;

    IdentitiesAreVerified(SendersAreVerified senders, Accounts accounts, SendingIdentities identities) {
        this.senders = senders;
        this.accounts = accounts;
        this.identities = identities;
    }

    @Override
    public Optional<Refusal> check(Candidate candidate) {
        var failed = new LinkedHashSet<>(senders.failed(candidate));
        var scope = candidate.caller.scope();
        if (!accounts.of(scope).productionAccess()) {
            candidate.recipients.stream()
                    .filter(recipient -> !isAllowed(candidate, recipient))
                    .map(Address::toString)
                    .forEach(failed::add);
        }
        return failed.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Refusal.NotVerified(scope.region(), failed.stream().toList()));
    }

    private boolean isAllowed(Candidate candidate, Address recipient) {
        return SimulatorAddress.of(recipient).isPresent()
                || identities
                        .sendingIdentity(candidate.caller.scope(), recipient.local(), recipient.domain())
                        .isPresent();
    }
}
