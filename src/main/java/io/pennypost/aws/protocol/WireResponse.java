package io.pennypost.aws.protocol;

import java.util.List;

/// One response as it goes over the wire.
///
/// @param status  HTTP status code
/// @param headers without Date, Content-Length and Connection, which the door adds
/// @param body    not copied: the giver must not change it
public record WireResponse(int status, List<WireRequest.Header> headers, byte[] body) {
    public WireResponse {
        headers = List.copyOf(headers);
    }
}
