package io.pennypost.ses.insight;

/// How good an address is to send to. AWS: shape `MailboxValidation`.
public record MailboxValidation(Verdict isValid, Evaluations evaluations) {
    /// AWS: shape `EmailAddressInsightsVerdict`.
    public record Verdict(Confidence confidenceVerdict) {}

    /// AWS: shape `EmailAddressInsightsMailboxEvaluations`.
    public record Evaluations(
            Verdict hasValidSyntax,
            Verdict hasValidDnsRecords,
            Verdict mailboxExists,
            Verdict isRoleAddress,
            Verdict isDisposable,
            Verdict isRandomInput) {}

    /// Valid is what has syntax, a server and a mailbox; one that is thrown away is less so.
    static MailboxValidation of(
            Confidence syntax,
            Confidence dns,
            Confidence exists,
            Confidence role,
            Confidence disposable,
            Confidence random) {
        var valid = syntax.and(dns).and(exists);
        return new MailboxValidation(
                new Verdict(disposable == Confidence.HIGH ? valid.oneLess() : valid),
                new Evaluations(
                        new Verdict(syntax),
                        new Verdict(dns),
                        new Verdict(exists),
                        new Verdict(role),
                        new Verdict(disposable),
                        new Verdict(random)));
    }
}
