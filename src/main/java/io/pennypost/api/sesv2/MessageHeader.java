package io.pennypost.api.sesv2;

import io.pennypost.send.admit.Submitted;
import java.util.List;

/// A header field that the caller adds. AWS: shape `MessageHeader`.
record MessageHeader(String name, String value) {
    static List<Submitted.Header> given(List<MessageHeader> headers) {
        return headers.stream()
                .map(header -> new Submitted.Header(header.name, header.value))
                .toList();
    }
}
