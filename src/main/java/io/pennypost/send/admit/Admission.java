package io.pennypost.send.admit;

import io.pennypost.auth.Caller;
import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.configset.ConfigurationSets;
import io.pennypost.ses.identity.SendingIdentities;
import java.util.List;

/// All checks, in the order in which SES was seen to make them: the first that refuses decides what the caller is told.
///
/// A refused message leaves no trace but the metrics.
public final class Admission {
    private final List<Check> checks;

    public Admission(Accounts accounts, SendingIdentities identities, ConfigurationSets sets) {
        this.checks = List.of(
                new AccountMaySend(accounts),
                new RawIsReadable(),
                new SourceIsWellFormed(),
                new RecipientsAreWellFormed(),
                new AddressesAreBounded(),
                new HeadersAreValid(),
                new TagsAreValid(),
                new ConfigurationSetIsUsable(sets, identities),
                new IdentitiesAreVerified(new SendersAreVerified(identities), accounts, identities),
                new MailFromIsUsable(identities),
                new ContentIsAcceptable());
    }

    /// What the checks say.
    public sealed interface Verdict {
        /// Every check let it pass.
        record Pass(Admitted message) implements Verdict {}

        /// One refused; nothing was changed.
        record Refused(Refusal refusal) implements Verdict {}
    }

    /// Checks a message. It looks at resources and changes none.
    public Verdict admit(Caller caller, Submitted given) {
        var candidate = new Candidate(caller, given);
        for (var check : checks) {
            var refusal = check.check(candidate);
            if (refusal.isPresent()) {
                return new Verdict.Refused(refusal.get());
            }
        }
        return new Verdict.Pass(Admitted.of(candidate));
    }
}
