package io.pennypost.aws.protocol;

import java.util.Map;
import java.util.Optional;

/// An error ready for the wire: code and status are looked up, only the envelope is missing.
///
/// @param code    what the client matches on, for example `MessageRejected`
/// @param status  HTTP status code; 5xx is the receiver's fault, all else the sender's
/// @param message the text; empty is written as JSON null or an empty element
/// @param members further members, for example `ConfigurationSetName`
public record WireError(String code, int status, Optional<String> message, Map<String, String> members) {
    public WireError {
        members = Map.copyOf(members);
    }
}
