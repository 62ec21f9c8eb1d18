package io.pennypost.api.sts;

import io.pennypost.api.gateway.AwsService;
import io.pennypost.aws.protocol.Protocol;
import io.pennypost.aws.protocol.ServiceTable;
import io.pennypost.aws.sigv4.SigningRule;
import java.time.Duration;
import java.util.function.Supplier;

/// STS as the gateway serves it.
public final class StsApi {
    private static final Duration SKEW = Duration.ofMinutes(15);

    private StsApi() {}

    /// The service with every operation that is built.
    ///
    /// @param table    of `sts`, when it is first called
    /// @param protocol Query
    public static AwsService service(Supplier<ServiceTable> table, Protocol protocol) {
        return AwsService.query(
                "sts", SigningRule.of(SKEW, "sts"), "2011-06-15", table, protocol, new GetCallerIdentity());
    }
}
