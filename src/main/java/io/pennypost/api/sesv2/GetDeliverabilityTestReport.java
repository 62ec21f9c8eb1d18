package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.NotFound;
import java.util.List;

/// No report can be made here, so there is none of any id.
///
/// AWS: SES API v2, `GetDeliverabilityTestReport`.
final class GetDeliverabilityTestReport
        implements Operation<GetDeliverabilityTestReport.Input, GetDeliverabilityTestReport.Output> {
    record Input(String reportId) {}

    record Output(Report deliverabilityTestReport, Placement overallPlacement, List<Placement> ispPlacements) {}

    /// AWS: shape `DeliverabilityTestReport`; there is none.
    record Report() {}

    /// AWS: shape `PlacementStatistics`; there is none.
    record Placement() {}

    @Override
    public Output handle(Caller caller, Input input) {
        throw new NotFound("The deliverability test report <" + input.reportId() + "> does not exist.");
    }
}
