package io.pennypost.api.gateway;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A socket that says exactly what it is told, and reads one answer at a time.
final class RawClient implements Closeable {
    private static final int TIMEOUT_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    record Response(int status, String headers, String body) {
        boolean has(String headerStart) {
            return headers.toLowerCase(Locale.ROOT).contains("\r\n" + headerStart.toLowerCase(Locale.ROOT));
        }
    }

    RawClient(InetSocketAddress address) throws IOException {
        this(new Socket(address.getAddress(), address.getPort()));
    }

    RawClient(Socket connected) throws IOException {
        socket = connected;
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        in = new java.io.BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    RawClient say(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return this;
    }

    RawClient say(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        return this;
    }

    /// Sends no more, but still reads.
    RawClient endOutput() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /// The next answer; a body without length is read to the end.
    Response read() throws IOException {
        var headers = readHeaders();
        int status = Integer.parseInt(headers.substring(9, 12));
        var lower = headers.toLowerCase(Locale.ROOT);
        int length = lower.indexOf("\r\ncontent-length: ");
        if (length >= 0) {
            int end = lower.indexOf("\r\n", length + 2);
            int size = Integer.parseInt(lower.substring(length + 18, end));
            return new Response(status, headers, new String(in.readNBytes(size), StandardCharsets.UTF_8));
        }
        if (lower.contains("\r\ntransfer-encoding: chunked")) {
            return new Response(status, headers, readChunks());
        }
        return new Response(status, headers, "");
    }

    /// The next answer's head alone.
    String readHeaders() throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int b = in.read();
            if (b < 0) {
                throw new java.io.EOFException("closed after: " + head);
            }
            head.write(b);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /// The next chunk of a streamed body; empty at its end. The line end of a chunk may come with the next one.
    String readChunk() throws IOException {
        var size = new StringBuilder();
        for (int b = in.read(); b != '\n' || size.toString().isBlank(); b = in.read()) {
            if (b < 0) {
                throw new java.io.EOFException("closed in a chunk");
            }
            size.append((char) b);
        }
        int length = Integer.parseInt(size.toString().strip(), 16);
        if (length == 0) {
            in.readNBytes(2);
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private String readChunks() throws IOException {
        var body = new StringBuilder();
        for (var chunk = readChunk(); !chunk.isEmpty(); chunk = readChunk()) {
            body.append(chunk);
        }
        return body.toString();
    }

    /// Whether the server closed, without having said more.
    boolean isClosed() throws IOException {
        try {
            return in.read() < 0;
        } catch (java.net.SocketException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
