package io.pennypost.send.admit;

import io.pennypost.ses.identity.MailFrom;
import io.pennypost.ses.identity.SendingIdentities;
import java.util.Optional;

/// The custom MAIL FROM of the sending identity, if it has one, is the domain of the return path while its MX is seen.
///
/// While it is not, the message goes with our own return path, or is refused where the owner chose so.
final class MailFromIsUsable implements Check {
    private final SendingIdentities identities;

    MailFromIsUsable(SendingIdentities identities) {
        this.identities = identities;
    }

    @Override
    public Optional<Refusal> check(Candidate candidate) {
        var address = candidate.requiredSource().address();
        var mailFrom = identities
                .sendingIdentity(candidate.identityOwner(), address.local(), address.domain())
                .flatMap(identity -> identity.settings().mailFrom());
        candidate.mailFromDomain = mailFrom.filter(MailFrom::isUsable).map(MailFrom::domain);
        return mailFrom.filter(set -> !set.isUsable() && set.rejectOnFailure())
                .map(set -> new Refusal.MailFromNotVerified(set.domain()));
    }
}
