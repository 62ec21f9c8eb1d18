package io.pennypost.api.gateway;

import io.pennypost.aws.protocol.WireError;
import io.pennypost.aws.sigv4.SignatureErrors;
import java.util.Map;
import java.util.Optional;

/// Why a body was not taken. Nothing of the request was done.
enum ReadFault {
    TOO_LARGE(413, "RequestEntityTooLarge", "The request body is larger than this operation takes."),
    /// As many large bodies as we hold at once are being held.
    BUSY(503, "ServiceUnavailable", "Too many large requests at once; try again."),
    TRUNCATED(400, "IncompleteBody", "The request body ended before its announced length."),
    TOO_SLOW(408, "RequestTimeout", "The request body arrived too slowly."),
    MALFORMED(400, "MalformedInput", "The request body is not what its Content-Encoding says.");

    private final int status;
    private final String code;
    private final String text;

    ReadFault(int status, String code, String text) {
        this.status = status;
        this.code = code;
        this.text = text;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    WireError toWire(SignatureErrors family) {
        boolean plain = family == SignatureErrors.QUERY || this == BUSY;
        return new WireError(plain ? code : code + "Exception", status, Optional.of(text), Map.of());
    }
}
