package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.insight.MailboxValidation;
import io.pennypost.ses.insight.Mailboxes;

/// How good an address is to send to.
///
/// AWS: SES API v2, `GetEmailAddressInsights`.
final class GetEmailAddressInsights
        implements Operation<GetEmailAddressInsights.Input, GetEmailAddressInsights.Output> {
    record Input(String emailAddress) {}

    record Output(MailboxValidation mailboxValidation) {}

    private final Mailboxes mailboxes;

    GetEmailAddressInsights(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(mailboxes.judge(caller.scope(), input.emailAddress()));
    }
}
