package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.BadRequest;

/// Refused: where mail lands is seen only by mailboxes at many providers, which a server of one's own lacks.
///
/// AWS: SES API v2, `CreateDeliverabilityTestReport`.
final class CreateDeliverabilityTestReport
        implements Operation<CreateDeliverabilityTestReport.Input, CreateDeliverabilityTestReport.Output> {
    record Input(String fromEmailAddress, Content content) {}

    record Output(String reportId, String deliverabilityTestStatus) {}

    /// AWS: shape `EmailContent`, which is not looked at.
    record Content() {}

    @Override
    public Output handle(Caller caller, Input input) {
        throw new BadRequest("Inbox placement tests need seed mailboxes, which this server does not have.");
    }
}
