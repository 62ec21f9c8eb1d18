package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.SesLimits;
import java.util.List;
import java.util.Optional;

/// No report can be made here, so the list is empty.
///
/// AWS: SES API v2, `ListDeliverabilityTestReports`.
final class ListDeliverabilityTestReports
        implements Operation<ListDeliverabilityTestReports.Input, ListDeliverabilityTestReports.Output> {
    record Input(Optional<String> nextToken, Optional<Integer> pageSize) {}

    record Output(List<GetDeliverabilityTestReport.Report> deliverabilityTestReports) {}

    @Override
    public Output handle(Caller caller, Input input) {
        var size = input.pageSize().orElse(0);
        if (size < 0 || size > SesLimits.PAGE_SIZE_MAX) {
            throw new BadRequest("The page size must be between 0 and " + SesLimits.PAGE_SIZE_MAX);
        }
        input.nextToken().ifPresent(token -> {
            throw new BadRequest("Invalid NextToken <" + token + ">.");
        });
        return new Output(List.of());
    }
}
