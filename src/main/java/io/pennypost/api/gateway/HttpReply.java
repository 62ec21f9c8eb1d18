package io.pennypost.api.gateway;

import io.pennypost.aws.protocol.WireRequest.Header;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// The one answer to a request. Exactly one of the two methods is called, once.
///
/// `Date`, `x-amzn-RequestId`, `Connection` and the framing headers are added by the door. For HEAD the body is left
/// out.
public interface HttpReply {
    /// Sends a whole answer with its length.
    ///
    /// @param body not copied: the giver must not change it
    void send(int status, List<Header> headers, byte[] body) throws IOException;

    /// Sends the head at once and opens the body, chunked; for answers that are long, or live (server-sent events).
    ///
    /// `flush` pushes what was written to the client. Writing or flushing fails with an [IOException] when the
    /// client is gone; since only a write can notice that, a live answer writes something (an SSE comment) every
    /// few seconds. When the server stops, the serving thread is interrupted and later writes fail. Closing ends
    /// the answer.
    OutputStream stream(int status, List<Header> headers) throws IOException;
}
