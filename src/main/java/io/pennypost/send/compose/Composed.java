package io.pennypost.send.compose;

import io.pennypost.store.Body;
import java.util.List;

/// A message as it is stored: everything but the signature, which is made at the attempt.
///
/// @param body        the bytes, CRLF throughout
/// @param countedSize bytes that count against the size limit: without the headers that we add
/// @param eightBit    whether there are bytes above 127
/// @param headers     fields as recipients will see them, unfolded, in message order
/// @param from        From decoded for eyes
/// @param subject     Subject decoded for eyes; empty when there is none
public record Composed(
        Body body, long countedSize, boolean eightBit, List<Header> headers, String from, String subject) {
    public Composed {
        headers = List.copyOf(headers);
    }

    /// A header field as recipients see it, unfolded.
    public record Header(String name, String value) {}
}
