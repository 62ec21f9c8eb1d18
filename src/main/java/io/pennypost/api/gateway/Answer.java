package io.pennypost.api.gateway;

import io.pennypost.aws.protocol.WireResponse;

/// A response, and what the metrics say about it.
///
/// @param operation as AWS names it; `unknown` when the request named none we know
/// @param code      `OK`, or the error code
record Answer(String service, String operation, String code, WireResponse response) {
    static final String UNKNOWN = "unknown";
}
