package io.pennypost.send.admit;

import io.pennypost.mail.address.Address;
import io.pennypost.mail.address.Mailbox;
import io.pennypost.ses.identity.SendingIdentities;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Source, every From, the Sender header and the feedback address are verified identities, or lie under one.
///
/// Reply-To is never checked.
final class SendersAreVerified implements Check {
    private final SendingIdentities identities;

    SendersAreVerified(SendingIdentities identities) {
        this.identities = identities;
    }

    @Override
    public Optional<Refusal> check(Candidate candidate) {
        var failed = failed(candidate);
        return failed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refusal.NotVerified(candidate.caller.scope().region(), failed));
    }

    /// Those that are not, in the order they were looked at.
    List<String> failed(Candidate candidate) {
        var senders = new LinkedHashSet<Address>();
        senders.add(candidate.requiredSource().address());
        candidate.from.stream().map(Mailbox::address).forEach(senders::add);
        candidate.raw.flatMap(RawFacts::sender).ifPresent(senders::add);
        candidate.feedback.ifPresent(senders::add);
        var failed = new ArrayList<String>();
        for (var sender : senders) {
            var identity = identities.sendingIdentity(candidate.caller.scope(), sender.local(), sender.domain());
            if (identity.isEmpty()) {
                failed.add(sender.toString());
            } else if (candidate.identityName.isEmpty()) {
                candidate.identityName = identity.map(found -> found.settings().name());
            }
        }
        return failed;
    }
}
