package io.pennypost.api.gateway;

import io.pennypost.aws.protocol.WireRequest.Header;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// The answer to one of Jetty's requests. Used by the request's thread alone.
final class JettyReply implements HttpReply {
    static final String REQUEST_ID = "x-amzn-RequestId";

    private static final int STREAM_BUFFER = 8 * 1024;

    private final String requestId;
    private final String date;
    private final Response response;
    private final Callback callback;
    private final LiveStreams liveStreams;

    private enum State {
        OPEN,
        SENT,
        STREAMING
    }

    private State state = State.OPEN;

    JettyReply(String requestId, String date, Response response, Callback callback, LiveStreams liveStreams) {
        this.requestId = requestId;
        this.date = date;
        this.response = response;
        this.callback = callback;
        this.liveStreams = liveStreams;
    }

    @Override
    public void send(int status, List<Header> headers, byte[] body) {
        open(State.SENT, status, headers);
        // The last write completes the request: nothing waits for the network here.
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    @Override
    public OutputStream stream(int status, List<Header> headers) throws IOException {
        open(State.STREAMING, status, headers);
        liveStreams.enter();
        var out = new LiveStream(Content.Sink.asOutputStream(response), liveStreams);
        out.flush();
        return new BufferedOutputStream(out, STREAM_BUFFER);
    }

    boolean given() {
        return state != State.OPEN;
    }

    /// Ends the answer when the route is done with it.
    void finish() throws IOException {
        if (state == State.STREAMING) {
            liveStreams.leave();
            callback.succeeded();
        }
    }

    /// Ends the request after a failure: with a 500 if nothing was said yet, else by breaking the connection.
    void fail(Throwable failure) {
        liveStreams.leave();
        if (state != State.SENT) {
            callback.failed(failure);
        }
    }

    private void open(State next, int status, List<Header> headers) {
        if (state != State.OPEN) {
            throw new IllegalStateException("A request is answered once.");
        }
        state = next;
        response.setStatus(status);
        var fields = response.getHeaders();
        fields.put("Date", date);
        fields.put(REQUEST_ID, requestId);
        for (var header : headers) {
            if (!header.name().equalsIgnoreCase(REQUEST_ID)) { // protocols write it too, the same
                fields.add(header.name(), header.value());
            }
        }
    }

    /// Fails once the door is closing.
    private static final class LiveStream extends FilterOutputStream {
        private final LiveStreams liveStreams;

        LiveStream(OutputStream out, LiveStreams liveStreams) {
            super(out);
            this.liveStreams = liveStreams;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            check();
            out.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            check();
            out.flush();
        }

        private void check() throws IOException {
            if (liveStreams.stopping()) {
                throw new IOException("The server is stopping.");
            }
        }
    }
}
