package io.pennypost.send.admit;

import io.pennypost.auth.Caller;
import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.configset.ConfigurationSets;
import io.pennypost.ses.identity.IdentityPolicies;
import io.pennypost.ses.identity.SendingIdentities;
import io.pennypost.ses.tenant.Tenants;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All checks, in the order in which SES was seen to make them: the first that refuses decides what the caller is told.
///
/// A refused message leaves no trace but the metrics.
public final class Admission {
    /// Checks that later ones rely on.
    private static final Set<Class<? extends Check>> FOUNDATIONS =
            Set.of(RawIsReadable.class, SourceIsWellFormed.class, RecipientsAreWellFormed.class);

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

        /// All were asked, since the caller only wants to know.
        ///
        /// @param message empty when a check refused
        record Tried(List<Finding> findings, Optional<Admitted> message) implements Verdict {}

        /// One refused; nothing was changed.
        record Refused(Refusal refusal) implements Verdict {}
    }

    /// Checks a message. It looks at resources and changes none.
    public Verdict admit(Caller caller, Submitted given) {
        var candidate = new Candidate(caller, given);
        for (var check : checks) {
            var refusal = check.check(candidate);
            if (refusal.isPresent()) {
                return candidate.isDryRun() ? ask(caller, given) : new Verdict.Refused(refusal.get());
            }
        }
        return candidate.isDryRun() ? ask(caller, given) : new Verdict.Pass(Admitted.of(candidate));
    }

    /// Asks all checks, but for those that a failed one leaves nothing to look at.
    private Verdict ask(Caller caller, Submitted given) {
        var candidate = new Candidate(caller, given);
        var findings = new ArrayList<Finding>();
        for (var check : checks) {
            var refusal = check.check(candidate);
            findings.add(new Finding(check.getClass().getSimpleName(), refusal));
            if (refusal.isPresent() && FOUNDATIONS.contains(check.getClass())) {
                break;
            }
        }
        var passes = findings.stream().allMatch(finding -> finding.refusal().isEmpty());
        return new Verdict.Tried(findings, passes ? Optional.of(Admitted.of(candidate)) : Optional.empty());
    }
}
