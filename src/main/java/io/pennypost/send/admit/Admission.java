package io.pennypost.send.admit;

import io.pennypost.auth.Caller;
import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.configset.ConfigurationSets;
import io.pennypost.ses.identity.IdentityPolicies;
import io.pennypost.ses.identity.SendingIdentities;
import io.pennypost.ses.tenant.Tenants;
import java.time.InstantSource;
import java.util.List;

/// All checks, in the order in which SES was seen to make them: the first that refuses decides what the caller is told.
///
/// A refused message leaves no trace but the metrics.
public final class Admission {
    private final List<Check> checks;

    /// What the checks look at.
    public record Sources(
            Accounts accounts,
            SendingIdentities identities,
            IdentityPolicies policies,
            ConfigurationSets sets,
            Tenants tenants,
            InstantSource clock) {}

    public Admission(Sources sources) {
        var identities = sources.identities();
        this.checks = List.of(
                new AccountMaySend(sources.accounts()),
                new RawIsReadable(),
                new SourceIsWellFormed(),
                new RecipientsAreWellFormed(),
                new AddressesAreBounded(),
                new HeadersAreValid(),
                new TagsAreValid(),
                new SenderArnsAreReadable(),
                new ConfigurationSetIsUsable(sources.sets(), identities),
                new DelegatesAreAllowed(sources.policies(), sources.clock()),
                new TenantMaySend(sources.tenants(), identities),
                new IdentitiesAreVerified(new SendersAreVerified(identities), sources.accounts(), identities),
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
