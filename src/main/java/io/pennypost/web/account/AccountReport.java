package io.pennypost.web.account;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.account.Account;
import io.pennypost.ses.account.AccountDetails;
import java.math.BigDecimal;

/// An account in lines that an operator reads: `name: value`.
final class AccountReport {
    private final StringBuilder out = new StringBuilder();

    private AccountReport() {}

    static String of(Scope scope, Account account) {
        var report = new AccountReport();
        report.line("account", scope.account());
        report.line("region", scope.region());
        report.line("production access", account.productionAccess() ? "yes" : "no");
        report.line("sending", account.sendingEnabled() ? "on" : "off");
        report.line("enforcement status", account.enforcementStatus().name());
        report.line("max send rate", number(account.limits().maxSendRate()));
        report.line("max 24 hour send", number(account.limits().max24HourSend()));
        account.details().ifPresent(report::details);
        return report.out.toString();
    }

    private void details(AccountDetails details) {
        details.reviewDetails().ifPresent(review -> line("review", review.status() + ", case " + review.caseId()));
        line("mail type", details.mailType());
        line("website", details.websiteURL());
        details.contactLanguage().ifPresent(language -> line("contact language", language));
        details.useCaseDescription().ifPresent(useCase -> line("use case", useCase));
        if (!details.additionalContactEmailAddresses().isEmpty()) {
            line("further contacts", String.join(", ", details.additionalContactEmailAddresses()));
        }
    }

    private void line(String name, String value) {
        out.append(name).append(": ").append(onOneLine(value)).append('\n');
    }

    /// What an owner wrote is shown on the operator's terminal, which must not obey it.
    private static String onOneLine(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String number(double value) {
        return value == -1
                ? "no limit"
                : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
