package io.pennypost.send.admit;

import io.pennypost.auth.Caller;
import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.configset.ConfigurationSets;
import io.pennypost.ses.identity.IdentityPolicies;
import io.pennypost.ses.identity.SendingIdentities;
import io.pennypost.ses.template.EmailTemplates;
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

    /// Those that look at nothing in which the messages of one bulk call differ.
    private final List<Check> shared;

    /// What the checks look at.
    public record Sources(
            Accounts accounts,
            SendingIdentities identities,
            IdentityPolicies policies,
            ConfigurationSets sets,
            EmailTemplates templates,
            Tenants tenants,
            InstantSource clock) {}

    public Admission(Sources sources) {
        var identities = sources.identities();
        var account = new AccountMaySend(sources.accounts());
        var source = new SourceIsWellFormed();
        var arns = new SenderArnsAreReadable();
        var set = new ConfigurationSetIsUsable(sources.sets(), identities);
        var delegates = new DelegatesAreAllowed(sources.policies(), sources.clock());
        var tenant = new TenantMaySend(sources.tenants(), identities);
        var template = new TemplateIsUsable(sources.templates());
        var senders = new SendersAreVerified(identities);
        var mailFrom = new MailFromIsUsable(identities);
        this.checks = List.of(
                account,
                new RawIsReadable(),
                source,
                new RecipientsAreWellFormed(),
                new AddressesAreBounded(),
                new HeadersAreValid(),
                new TagsAreValid(),
                arns,
                set,
                delegates,
                tenant,
                new ControlHeadersAreObeyable(),
                template,
                new IdentitiesAreVerified(senders, sources.accounts(), identities),
                mailFrom,
                new ContentIsAcceptable());
        this.shared = List.of(account, source, arns, set, delegates, tenant, template, senders, mailFrom);
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
        var refusal = refusal(checks, candidate);
        if (candidate.isDryRun()) {
            return ask(caller, given);
        }
        return refusal.<Verdict>map(Verdict.Refused::new).orElseGet(() -> new Verdict.Pass(Admitted.of(candidate)));
    }

    /// What refuses every message of a bulk call, as its first message shows. In a dry run each message tells itself.
    ///
    /// @param given without replacements
    public Optional<Refusal> refusalOfAll(Caller caller, Submitted given) {
        var candidate = new Candidate(caller, given);
        return candidate.isDryRun() ? Optional.empty() : refusal(shared, candidate);
    }

    private static Optional<Refusal> refusal(List<Check> checks, Candidate candidate) {
        for (var check : checks) {
            var refusal = check.check(candidate);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
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
