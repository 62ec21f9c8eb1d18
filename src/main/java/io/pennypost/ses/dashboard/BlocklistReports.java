package io.pennypost.ses.dashboard;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.pool.DedicatedIps;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which blocklists hold the account's dedicated addresses. AWS: `GetBlacklistReports`.
public final class BlocklistReports {
    private final DedicatedIps ips;
    private final Blocklists lists;

    public BlocklistReports(DedicatedIps ips, Blocklists lists) {
        this.ips = ips;
        this.lists = lists;
    }

    /// The lists of each address.
    ///
    /// @throws NotFound where the operator named no blocklist, or for an address that is not the account's
    public Map<String, List<Blocklists.Entry>> of(Scope scope, List<String> addresses) {
        if (lists.isEmpty()) {
            throw new NotFound("No blocklists are configured on this server (delivery.blocklists).");
        }
        var own = addresses.stream().map(text -> ips.require(scope, text)).toList();
        var report = new LinkedHashMap<String, List<Blocklists.Entry>>();
        own.forEach(ip -> report.put(ip.ip(), lists.of(InetAddress.ofLiteral(ip.ip()))));
        return report;
    }
}
