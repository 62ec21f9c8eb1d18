package io.pennypost.send.admit;

import io.pennypost.ses.identity.SendingIdentities;
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
        var scope = candidate.caller.scope();
        var failed = new LinkedHashSet<String>();
        for (var use : SenderUse.all(candidate)) {
            var identity = use.identity(identities, scope);
            if (identity.isEmpty()) {
                failed.add(use.failed());
            } else if (candidate.identityName.isEmpty()) {
                candidate.identityName = identity.map(found -> found.settings().name());
            }
        }
        return List.copyOf(failed);
    }
}
