package io.pennypost.ses.configset;

import io.pennypost.aws.protocol.ServiceError;
import java.util.Map;

/// A target that cannot take events. v1 has a code for each kind it knows; v2 calls all of them a bad request.
final class InvalidTarget extends ServiceError {
    private static final long serialVersionUID = 1L;

    private InvalidTarget(String code, String message, Map<String, String> members) {
        super(code, message, members);
    }

    static InvalidTarget firehose(String message, Map<String, String> members) {
        return new InvalidTarget("InvalidFirehoseDestinationException", message, members);
    }

    static InvalidTarget cloudWatch(String message, Map<String, String> members) {
        return new InvalidTarget("InvalidCloudWatchDestinationException", message, members);
    }

    static InvalidTarget sns(String message, Map<String, String> members) {
        return new InvalidTarget("InvalidSNSDestinationException", message, members);
    }
}
