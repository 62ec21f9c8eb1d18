package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.insight.SendStatistics;
import java.util.List;

/// What was sent in the last two weeks, by quarters of an hour.
///
/// AWS: SES API v1, `GetSendStatistics`.
final class GetSendStatistics implements Operation<GetSendStatistics.Input, GetSendStatistics.Output> {
    record Input() {}

    record Output(List<SendStatistics.Point> sendDataPoints) {}

    private final SendStatistics statistics;

    GetSendStatistics(SendStatistics statistics) {
        this.statistics = statistics;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(statistics.of(caller.scope()));
    }
}
