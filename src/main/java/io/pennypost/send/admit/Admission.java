package io.pennypost.send.admit;

import io.pennypost.auth.Caller;
import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.configset.ConfigurationSets;
import io.pennypost.ses.identity.SendingIdentities;
import io.pennypost.ses.template.EmailTemplates;
import java.util.List;
import java.util.Optional;

/// All checks, in the order in which SES was seen to make them: the first that refuses decides what the caller is told.
///
/// A refused message leaves no trace but the metrics.
public final class Admission {
    private final List<Check> checks;

    /// Those that look at nothing in which the messages of one bulk call differ.
    private final List<Check> shared;

    public Admission(
            Accounts accounts, SendingIdentities identities, ConfigurationSets sets, EmailTemplates templates) {
        var account = new AccountMaySend(accounts);
        var source = new SourceIsWellFormed();
        var set = new ConfigurationSetIsUsable(sets, identities);
        var template = new TemplateIsUsable(templates);
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
                set,
                new ControlHeadersAreObeyable(),
                template,
                senders,
                mailFrom,
                new ContentIsAcceptable());
        this.shared = List.of(account, source, set, template, senders, mailFrom);
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
        return refusal(checks, candidate)
                .<Verdict>map(Verdict.Refused::new)
                .orElseGet(() -> new Verdict.Pass(Admitted.of(candidate)));
    }

    /// What refuses every message of a bulk call, as its first message shows.
    ///
    /// @param given without replacements
    public Optional<Refusal> refusalOfAll(Caller caller, Submitted given) {
        return refusal(shared, new Candidate(caller, given));
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
}
