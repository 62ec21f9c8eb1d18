package io.pennypost.api.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Words what the HTTP server refuses before a gateway sees it. Says what is wrong with the request, never what is
/// wrong with us.
final class HttpErrors implements Request.Handler {
    private final DateHeader date;
    private final RequestIds requestIds;

    HttpErrors(DateHeader date, RequestIds requestIds) {
        this.date = date;
        this.requestIds = requestIds;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        var text = HttpStatus.getMessage(status);
        var headers = response.getHeaders();
        // Jetty closes after what it could not read; a client that is not told would use the connection again.
        headers.put(HttpHeader.CONNECTION, "close");
        headers.put(HttpHeader.DATE, date.now());
        headers.put(HttpHeader.CONTENT_TYPE, "application/json");
        headers.put(JettyReply.REQUEST_ID, requestIds.next());
        headers.put("x-amzn-ErrorType", code(status));
        var body = ByteBuffer.wrap(Json.message(text).getBytes(StandardCharsets.UTF_8));
        response.write(true, body, callback);
        return true;
    }

    private static String code(int status) {
        return switch (status) {
            case 500 -> "InternalFailure";
            case 503 -> "ServiceUnavailable";
            case 413 -> "RequestEntityTooLargeException";
            case 431 -> "RequestHeaderFieldsTooLarge";
            default -> "BadRequestException";
        };
    }
}
