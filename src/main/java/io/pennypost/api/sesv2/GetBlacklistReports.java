package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.dashboard.BlocklistReports;
import io.pennypost.ses.dashboard.Blocklists;
import java.util.List;
import java.util.Map;

/// Which DNS blocklists hold the dedicated addresses.
///
/// AWS: SES API v2, `GetBlacklistReports`.
final class GetBlacklistReports implements Operation<GetBlacklistReports.Input, GetBlacklistReports.Output> {
    record Input(List<String> blacklistItemNames) {}

    record Output(Map<String, List<Blocklists.Entry>> blacklistReport) {}

    private final BlocklistReports reports;

    GetBlacklistReports(BlocklistReports reports) {
        this.reports = reports;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(reports.of(caller.scope(), input.blacklistItemNames()));
    }
}
