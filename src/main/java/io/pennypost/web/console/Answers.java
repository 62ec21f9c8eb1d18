package io.pennypost.web.console;

import io.pennypost.api.gateway.HttpReply;
import io.pennypost.aws.protocol.WireRequest.Header;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/// Heads and JSON of the console's answers.
final class Answers {
    /// For everything that is not the page: should a browser open it as a document, it is an empty room.
    static final String DATA_POLICY =
            "default-src 'none'; base-uri 'none'; form-action 'none'; " + "frame-ancestors 'self'; sandbox";

    private static final JsonFactory JSON = new JsonFactory();

    private Answers() {}

    /// Writes into a generator; a client that is gone surfaces as [IOException].
    interface JsonBody {
        void write(JsonGenerator json) throws IOException;
    }

    /// The head of an answer that is data: never sniffed, cached, framed or read by another site.
    static List<Header> dataHead(String contentType) {
        return head(contentType, DATA_POLICY, "no-store");
    }

    static List<Header> head(String contentType, String policy, String caching) {
        var headers = new ArrayList<Header>();
        headers.add(new Header("Content-Type", contentType));
        headers.add(new Header("Content-Security-Policy", policy));
        headers.add(new Header("Cache-Control", caching));
        headers.add(new Header("X-Content-Type-Options", "nosniff"));
        headers.add(new Header("Referrer-Policy", "no-referrer"));
        headers.add(new Header("Cross-Origin-Resource-Policy", "same-origin"));
        return headers;
    }

    /// A whole JSON answer.
    static void json(HttpReply reply, int status, JsonBody body) throws IOException {
        var bytes = new ByteArrayOutputStream(1024);
        write(bytes, body);
        reply.send(status, dataHead("application/json"), bytes.toByteArray());
    }

    /// A JSON answer of any length, sent while it is written. Closed only when whole, so that the door can break
    /// off an answer that failed half way.
    static void jsonStream(HttpReply reply, JsonBody body) throws IOException {
        write(reply.stream(200, dataHead("application/json")), body);
    }

    /// Bytes of any length, likewise.
    static void bytesStream(HttpReply reply, List<Header> head, InputStream in) throws IOException {
        var out = reply.stream(200, head);
        in.transferTo(out);
        out.close();
    }

    static void refusal(HttpReply reply, Refusal refusal) throws IOException {
        json(reply, refusal.status(), json -> {
            json.writeStartObject();
            json.writeStringProperty("code", refusal.code());
            json.writeStringProperty("message", refusal.message());
            json.writeEndObject();
        });
    }

    static void noContent(HttpReply reply) throws IOException {
        reply.send(204, List.of(new Header("Cache-Control", "no-store")), new byte[0]);
    }

    /// Writes JSON and closes the stream.
    static void write(OutputStream out, JsonBody body) throws IOException {
        try {
            var json = JSON.createGenerator(ObjectWriteContext.empty(), out);
            body.write(json);
            json.close();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    static void strings(JsonGenerator json, String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        for (var value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
